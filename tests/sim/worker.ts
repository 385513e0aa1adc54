// One process of a batch: its share comes on the command line, its report goes to the parent.
import './ground.ts';
import type { Share } from './batch.ts';
import { runShare } from './batch.ts';

const report = await runShare(JSON.parse(process.argv[2] ?? '{}') as Share);
process.send?.(report, () => process.disconnect());
