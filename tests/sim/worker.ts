// One process of a batch: its share comes on the command line, its report goes to the parent.
import './ground.ts';
import type { Share } from './batch.ts';
import { runShare } from './batch.ts';

// Every cancelled wait makes an error whose stack nobody reads; a failing seed is run again, with stacks, to be told.
Error.stackTraceLimit = 0;

const share = JSON.parse(process.argv[2] ?? '{}') as Share;
const report = await runShare(share, (progress) => process.send?.(progress));
process.send?.(report, () => process.disconnect());
