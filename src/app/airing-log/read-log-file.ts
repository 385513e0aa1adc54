// A platform's file → cells. What it is written with is found out and said; nothing is converted behind anybody's back.
// `papaparse` (MIT, no dependencies, 7 KB packed) because quotes, separators and line ends of strangers' exports are its
// whole work; it comes only when a file is chosen, and is not kept on phones (vite.config.ts). [Q2]
import type { Script } from '../../domain/airing-log/legacy-text.ts';
import { fromTcvn3, scriptOf } from '../../domain/airing-log/legacy-text.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';

export interface LogFile {
  readonly name: string;
  readonly cells: readonly (readonly string[])[];
  readonly encoding: Encoding;
  readonly separator: string;
  /** A line as it stood in the file and as it was read, when the text was TCVN3. */
  readonly converted: { readonly from: string; readonly to: string } | null;
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'windows-1252';
export type FileFlaw = 'too-large' | 'empty' | 'vni' | 'vps' | 'unsure' | 'quotes';

/** A year of a province is about 3 MB. */
const mostBytes = 8_000_000;

export async function readLogFile(file: File): Promise<Result<LogFile, FileFlaw>> {
  if (file.size > mostBytes) return err('too-large');
  const { encoding, text, script } = decode(new Uint8Array(await file.arrayBuffer()));
  if (script === 'vni' || script === 'vps' || script === 'unsure') return err(script);
  const read = script === 'tcvn3' ? fromTcvn3(text) : text;
  const { default: papa } = await import('papaparse');
  const { data, errors, meta } = papa.parse<string[]>(read.normalize('NFC'), {
    delimitersToGuess: [';', ',', '\t'],
  });
  if (errors.some(({ type }) => type === 'Quotes')) return err('quotes');
  if (data.length < 2) return err('empty');
  const converted = script === 'tcvn3' ? sampleOf(text) : null;
  return ok({ name: file.name, cells: data, encoding, separator: meta.delimiter, converted });
}

interface Decoded {
  readonly encoding: Encoding;
  readonly text: string;
  readonly script: Script;
}

function decode(bytes: Uint8Array): Decoded {
  const marked = markOf(bytes) ?? widthOf(bytes);
  if (marked) return decoded(bytes, marked);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { encoding: 'utf-8', text, script: scriptOf(text) };
  } catch {
    // What Excel calls "CSV" on a Vietnamese Windows; else a font of before Unicode in Western places.
    const local = decoded(bytes, 'windows-1258');
    return local.script === 'unicode' ? local : decoded(bytes, 'windows-1252');
  }
}

function decoded(bytes: Uint8Array, encoding: Encoding): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  return { encoding, text, script: scriptOf(text.normalize('NFC')) };
}

function markOf([a, b, c]: Uint8Array): Encoding | undefined {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return a === 0xef && b === 0xbb && c === 0xbf ? 'utf-8' : undefined;
}

/** UTF-16 without its mark: every second byte of plain letters, digits and signs is nought. */
function widthOf(bytes: Uint8Array): Encoding | undefined {
  const top = bytes.subarray(0, 2000);
  const noughts = [0, 0];
  top.forEach((byte, at) => {
    if (byte === 0) noughts[at % 2] = (noughts[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = noughts;
  if (Math.max(even, odd) < top.length / 8) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** The first line that a conversion changes, to be looked at. */
function sampleOf(text: string): LogFile['converted'] {
  const lines = text.split(/\r?\n/);
  const from = lines.find((line) => fromTcvn3(line) !== line) ?? '';
  return { from: from.slice(0, 160), to: fromTcvn3(from).slice(0, 160) };
}
