// All that a proposed airing would say, in words: read before the tap that makes it the officer's. [T5]
import { valueText } from '../parts/value-text.ts';
import { tField } from '../words/form-words.ts';
import { tToday } from '../words/today-words.ts';

/** All that will be said in the officer's name which can differ from day to day. [T5] */
export function Said({ values }: { readonly values: Readonly<Record<string, unknown>> }) {
  const { clustersOn: on, clustersTotal: total, fault } = values;
  const text = (key: string) => valueText('phat_thanh', key, values[key]);
  const whole = on === total;
  return (
    <div class="airing-said num">
      <b>{text('title')}</b>
      <span>
        {whole ? tToday('airing.all', { total: text('clustersTotal') }) : null}
        {!whole && tToday('airing.some', { on: text('clustersOn'), total: text('clustersTotal') })}
        {fault !== undefined && ` (${text('fault')})`}
      </span>
      <span class="soft">
        {text('kind')} · {text('minutes')} {tToday('airing.minutes')}
        {values.approvedByRole !== undefined &&
          ` · ${tField('phat_thanh', 'approvedOn')} ${text('approvedOn')}: ${text('approvedByRole')}`}
      </span>
    </div>
  );
}
