// `npm run invariants`: the 27 sentences of the promise and the tests that prove each, from the titles.
import { readInvariants } from '../invariants.ts';

for (const { number, name, tests, oracles } of readInvariants()) {
  console.log(`\n${String(number).padStart(2)}  ${name}`);
  for (const test of tests) console.log(`      ${test}`);
  for (const oracle of oracles) console.log(`      simulation, after every step: ${oracle}`);
  if (tests.length === 0) console.log('      no test yet');
}
