// Seeds that once broke a law, by what they found. A seed means the same world only as long as the plan draws the same
// way, so what they found is also planted again in `plants.ts`, where any seed may find it.
import type { Options } from './plan.ts';

interface Regression {
  readonly name: string;
  readonly options: Options;
}

/** The deeds and faults of the first simulation. */
const first = { deeds: 19, faults: 17 };

export const regressions: readonly Regression[] = [
  {
    name: 'two settlements of one conflict from one phone, a third of another phone between them',
    options: { seed: 370, profile: 'short', known: first },
  },
  {
    name: 'an entry is refused and offered whole again, and its held edits come back behind it',
    options: { seed: 185, profile: 'short', known: first },
  },
  {
    name: 'after a restored backup an entry said "sent" until the next answer, though it waits again',
    options: { seed: 28, profile: 'short', known: first },
  },
  {
    name: 'an edit held behind a refused entry quarrels with its own author, who has offered the entry whole again',
    options: { seed: 2006, profile: 'short', known: first },
  },
  {
    name: 'after a restore a base stands above its record: it proves nothing seen',
    options: { seed: 2020, profile: 'short', known: first },
  },
  {
    name: 'a scope was taken and wiped with answers no backup held, and the restored province never got them',
    options: { seed: 153, profile: 'short', known: { deeds: 23, faults: 17 } },
  },
  {
    name: 'a scope was taken with an open question, wiped, and given back with the question closed by nobody',
    options: { seed: 442, profile: 'short', known: { deeds: 27, faults: 19 } },
  },
  {
    name: 'a second tab’s late request made an operation that rests look like one that never came',
    options: { seed: 1550, profile: 'short', known: { deeds: 27, faults: 19 } },
  },
  {
    name: 'the log, its keys sorted, gave another order of conflicts',
    options: { seed: 40246, profile: 'short', known: { deeds: 27, faults: 19 } },
  },
  {
    name: 'the answer to a late flight told of a loss that was none',
    options: { seed: 40185, profile: 'short', known: { deeds: 27, faults: 19 } },
  },
  {
    name: 'a resting operation was counted above the last that came: a number that never was went missing',
    options: { seed: 2157, profile: 'short', known: { deeds: 27, faults: 19 } },
  },
  {
    name: 'a record moved by its officer was wiped with the scope it is shown in, and stayed counted where it lies',
    options: { seed: 1063, profile: 'short', known: { deeds: 27, faults: 19 } },
  },
  {
    name: 'an answer still shown on top of a row that had left was let go of with the backup',
    options: { seed: 6227, profile: 'short', known: { deeds: 27, faults: 19 } },
  },
  {
    name: 'a scope was marked and taken before its first page: nobody said that it was lost, and it was waited for',
    options: { seed: 11850, profile: 'short', known: { deeds: 27, faults: 19 } },
  },
  {
    name: 'the same in a second tab, while the first waits for its answer',
    options: { seed: 13183, profile: 'short', known: { deeds: 27, faults: 19 } },
  },
  {
    name: 'a picture that the entry had from another phone already was waited with for ever by whoever may not edit it',
    options: { seed: 50450, profile: 'short', known: { deeds: 28, faults: 20 } },
  },
  {
    name: 'a photo that had come moved its entry once more when a stranger to the entry sent it too',
    options: { seed: 50948, profile: 'short', known: { deeds: 28, faults: 20 } },
  },
  {
    name: 'a photo that had come was let go of beside its parked edit, and missing when a restored province asked again',
    options: { seed: 681, profile: 'short', known: { deeds: 28, faults: 20 } },
  },
  {
    name: 'a join held for its word met the lock when it was looked at again, and left the tray with the reopening',
    options: { seed: 100523, profile: 'short', known: { deeds: 31, faults: 20 } },
  },
  {
    name: 'a form that had left the day alone took back the move another window had made',
    options: { seed: 200095, profile: 'short', known: { deeds: 31, faults: 20 } },
  },
  {
    name: 'an entry left astray by two moves could not be edited: the day nobody touched was refused',
    options: { seed: 300634, profile: 'short', known: { deeds: 31, faults: 20 } },
  },
  {
    name: 'a scope was given back in the answer that let go of what was answered in it: its row came with the next',
    options: { seed: 1333, profile: 'rights', known: { deeds: 32, faults: 20 } },
  },
  {
    name: 'a picture chosen on two phones was waited with for ever when the entry was taken from one of them',
    options: { seed: 6103, profile: 'short', known: { deeds: 32, faults: 20 } },
  },
  {
    name: 'a database did not open because of the storm’s last blow, and the calm was blamed',
    options: { seed: 19078, profile: 'short', known: { deeds: 32, faults: 20 } },
  },
  {
    name: 'an entry went to another year while its form opened, and the form was said to have shown nothing',
    options: { seed: 299, profile: 'moves', known: { deeds: 32, faults: 20 } },
  },
  {
    name: 'a copied phone overwrote, under a number its original never used, what it had not seen',
    options: { seed: 108, profile: 'copies', known: { deeds: 32, faults: 20 } },
  },
  {
    name: 'a phone and its copy, both answered device-forked, counted as one writer',
    options: { seed: 116, profile: 'copies', known: { deeds: 32, faults: 20 } },
  },
  {
    name: 'what the first answer of a commune took in showed for ever when the commune was taken away before it',
    options: { seed: 11617, profile: 'rights', known: { deeds: 32, faults: 20 } },
  },
  {
    name: 'the same of an answer that sent no rows, to a newer protocol',
    options: { seed: 5409, profile: 'rights', known: { deeds: 32, faults: 20 } },
  },
  {
    name: 'an entry was buried before the first download of an emptied phone, and showed for ever',
    options: { seed: 5058274, profile: 'restores', known: { deeds: 32, faults: 20 } },
  },
  {
    name: 'a decision was saved on an entry that had just left with its scope, and its answer was shown nowhere',
    options: { seed: 18721, profile: 'rights', known: { deeds: 32, faults: 20 } },
  },
  {
    name: 'an entry was buried before its answers came, in two batches, to a phone at the start of an empty scope',
    options: { seed: 18869, profile: 'rests', known: { deeds: 32, faults: 20 } },
  },
  {
    name: 'a rest ended while its phone was driven home, and the tabs that had heard of it last were blamed',
    options: { seed: 3347445, profile: 'rests', known: { deeds: 32, faults: 20 } },
  },
  {
    name: 'a commune was taken away and given back: a restored province asked again for a photo the wipe had let go of',
    options: { seed: 11233, profile: 'rights', known: { deeds: 33, faults: 20 } },
  },
  {
    name: 'the commune was taken away before the first answer an emptied phone had: what it took in showed for ever',
    options: { seed: 15361, profile: 'rights', known: { deeds: 33, faults: 20 } },
  },
];
