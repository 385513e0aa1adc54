// Tìm: everything one may read, of every year, at the left; the record that was chosen at the right. The question stands
// in the address, so that a cell of Địa bàn, a kept search and the way back all lead to the same list.
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import type { Asked, FoundLine, FoundPage } from '../../protocol/search.ts';
import { askedSchema } from '../../protocol/search.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { typeIcons } from '../screens/type-icons.ts';
import { RefusalLine, useSending } from '../sending.tsx';
import { tFind } from '../words/find-words.ts';
import { fullDate } from '../words/format.ts';
import { t } from '../words/words.ts';
import { FindForm } from './find-form.tsx';
import { addressOf, findPage } from './find-province.ts';
import { FoundRecord } from './found-record.tsx';
import { KeptViews } from './kept-views.tsx';
import '../desk/desk.css';
import './find.css';

export function FindScreen() {
  const { query, route } = useLocation();
  const { params } = useRoute();
  const chosen = params['id'] ?? '';
  const parsed = askedSchema.safeParse(query);
  const asked = parsed.success ? parsed.data : {};
  const address = addressOf(asked);
  const [found, setFound] = useState<FoundPage | null>(null);
  const { refusal, working, send } = useSending();

  // An answer that was overtaken by another question is not shown under it.
  const present = useRef(address);
  present.current = address;
  const look = (earlier: FoundPage | null) =>
    void send(async () => {
      const page = await findPage(asked, earlier?.next ?? null);
      if (page.ok && present.current === address)
        setFound({ ...page.value, lines: [...(earlier?.lines ?? []), ...page.value.lines] });
      return page;
    });
  useEffect(() => look(null), [address]);
  const onAsk = (next: Asked) => route(`/tim?${addressOf(next)}`);

  return (
    <main id="main" class={`desk seek ${chosen ? 'desk-chosen' : ''}`}>
      <section class="desk-queue" aria-label={tFind('results')}>
        <div class="desk-list seek-list">
          <TopBar title={tFind('title')} small={tFind('small')} />
          <FindForm key={address} asked={asked} working={working} onAsk={onAsk} />
          <KeptViews asked={asked} />
          {refusal === 'no-network' && (
            <Empty title={t('offline.title')} text={t('offline.text')}>
              <a class="button button-secondary" href="/so">
                {tFind('inBook')}
              </a>
            </Empty>
          )}
          {refusal !== 'no-network' && <RefusalLine refusal={refusal} />}
          {found && !refusal && <FoundList found={found} address={address} chosen={chosen} />}
          {found?.next && (
            <Button kind="secondary" disabled={working} onClick={() => look(found)}>
              {tFind('more')}
            </Button>
          )}
        </div>
      </section>
      <section class="desk-detail" aria-label={tFind('chosen')}>
        {chosen ? (
          <FoundRecord key={chosen} id={chosen} back={`/tim?${address}`} />
        ) : (
          <p class="desk-choose soft">{tFind('choose')}</p>
        )}
      </section>
    </main>
  );
}

interface FoundListProps {
  readonly found: FoundPage;
  readonly address: string;
  readonly chosen: string;
}

function FoundList({ found, address, chosen }: FoundListProps) {
  const { lines, next } = found;
  const firstNear = lines.findIndex((line) => !line.exact);
  return (
    <>
      <p role="status" class="section num">
        {tFind(next === null ? 'shown' : 'shownMore', { n: lines.length })}
      </p>
      {lines.length === 0 && (
        <Empty title={tFind('emptyTitle')} text={tFind('emptyText')} icon="find" />
      )}
      {lines.map((line, at) => (
        <div key={line.id} class={line.id === chosen ? 'desk-item on' : 'desk-item'}>
          {at === firstNear && <h2 class="section">{tFind('near')}</h2>}
          <Line line={line} href={`/tim/${line.id}?${address}`} />
        </div>
      ))}
    </>
  );
}

function Line({ line, href }: { readonly line: FoundLine; readonly href: string }) {
  const { type, title, place, date, start, state } = line;
  const when = start ? `${fullDate(date)} ${start}` : fullDate(date);
  return (
    <a class="entry-row" href={href}>
      <Icon name={typeIcons[type]} />
      <span class="entry-row-text">
        <b>{title || t(`type.${type}`)}</b>
        <span class="soft num">{`${place} · ${when}`}</span>
        <span class={`seek-state seek-${state}`}>{tFind(`state.${state}`)}</span>
      </span>
    </a>
  );
}
