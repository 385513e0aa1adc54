// A proposed airing as the entry it would become: the timetable's answers, the card's clusters, the last programme's
// words. Everything in it is shown before the tap that saves it. [T5]
import type { Values } from '../field.ts';
import { isEmpty } from '../field.ts';
import type { Proposal } from '../timetable.ts';
import { dayPart } from '../timetable.ts';
import { presetValues } from './preset.ts';

/** @param last the newest broadcast of this slot, or the newest of all: its topic goes on */
export function airingValues(proposal: Proposal, card: Values, last: Values | undefined): Values {
  const { date, slot, on, total, fault } = proposal;
  const { minutes, kind, source, start } = slot;
  const { technology } = card;
  const steady = { ...last, minutes, kind, source, clustersTotal: total, technology };
  const values = presetValues('phat_thanh', steady, { today: date, time: start });
  const said = { title: last?.title, start, slot: dayPart(start).slot, clustersOn: on, fault };
  return Object.fromEntries(
    Object.entries({ ...values, ...said }).filter(([, value]) => !isEmpty(value)),
  );
}
