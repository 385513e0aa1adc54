// Thêm ảnh: pictures were shared into the app. One question – where do they belong – and the form opens with them.
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { RecordType } from '../../domain/activity/type.ts';
import { mainTypes, otherTypes } from '../../domain/activity/type.ts';
import { mostPhotos, photosOf } from '../../domain/photo.ts';
import type { Entry } from '../../store/database.ts';
import { newId } from '../../store/database.ts';
import { watchDrafts, watchEntries } from '../../store/queries.ts';
import { dropShared, giveShared, readShared } from '../../store/shared.ts';
import { useAccount } from '../account.ts';
import { useLive } from '../hooks/use-live.ts';
import { activitySummary } from '../parts/activity-summary.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { titleOf } from '../screens/entry-row.tsx';
import { typeIcons } from '../screens/type-icons.ts';
import { tPhoto } from '../words/photo-words.ts';
import { t } from '../words/words.ts';
import './photo.css';

/** The newest entries: a picture of today belongs to an entry of these days. */
const mostEntries = 6;

export function ShareScreen() {
  const { store, signedIn } = useAccount();
  const { route } = useLocation();
  const files = useShared();
  if (!files) return <main id="main" class="screen" />;
  const officer = signedIn.role === 'officer';
  if (files.length === 0 || !officer) {
    const text = tPhoto(officer ? 'share.noneText' : 'share.officer');
    return (
      <main id="main" class="screen">
        <TopBar small={tPhoto('share.small')} title={tPhoto('share.title')} back />
        <Empty icon="exhibition" title={tPhoto('share.none')} text={text} />
      </main>
    );
  }
  const into = (rec: string, path: string) =>
    void giveShared(rec, signedIn.id).then(() => route(path, true));
  return (
    <main id="main" class="screen">
      <TopBar
        small={tPhoto('share.count', { n: files.length })}
        title={tPhoto('share.title')}
        back
      />
      <Pictures files={files} />
      {files.length === mostPhotos && <p class="hint">{tPhoto('share.most', { n: mostPhotos })}</p>}
      <Present onInto={into} />
      <h2 class="section">{tPhoto('share.new')}</h2>
      <div class="card list">
        {[...mainTypes, ...otherTypes].map((type) => {
          const rec = newId(store);
          return (
            <Place
              key={type}
              type={type}
              title={t(`type.${type}`)}
              onTap={() => into(rec, `/ghi/${type}/${rec}`)}
            />
          );
        })}
      </div>
      <Button
        kind="quiet"
        onClick={() => void dropShared(signedIn.id).then(() => route('/', true))}
      >
        {tPhoto('share.drop')}
      </Button>
    </main>
  );
}

/** Drafts, then entries that may still be changed. */
function Present({ onInto }: { readonly onInto: (rec: string, path: string) => void }) {
  const { store } = useAccount();
  const drafts = useLive(() => watchDrafts(store), store.db.name) ?? [];
  const entries = useLive(() => watchEntries(store), store.db.name) ?? [];
  const open = ({ state, values }: Entry) =>
    (state === 'submitted' || state === 'returned') && photosOf(values).length < mostPhotos;
  const some = entries.filter(open).slice(0, mostEntries);
  const fresh = drafts.filter((draft) => draft.scope === null);
  if (fresh.length + some.length === 0) return null;
  return (
    <>
      <h2 class="section">{tPhoto('share.existing')}</h2>
      <div class="card list">
        {fresh.map(({ id, type, values }) => (
          <Place
            key={id}
            type={type}
            title={typeof values['title'] === 'string' ? values['title'] : t(`type.${type}`)}
            details={[tPhoto('share.draft')]}
            onTap={() => onInto(id, `/ghi/${type}/${id}`)}
          />
        ))}
        {some.map((entry) => (
          <Place
            key={entry.id}
            type={entry.type}
            title={titleOf(entry)}
            details={detailsOf(entry)}
            onTap={() => onInto(entry.id, `/ban-ghi/${entry.id}/sua`)}
          />
        ))}
      </div>
    </>
  );
}

function detailsOf({ type, values }: Entry): readonly string[] {
  const has = photosOf(values).length;
  const line = activitySummary(type, values);
  return has > 0 ? [line, tPhoto('share.has', { n: has })] : [line];
}

interface PlaceProps {
  readonly type: RecordType;
  readonly title: string;
  readonly details?: readonly string[];
  readonly onTap: () => void;
}

/** An entry, a draft or a new one that the pictures may be given to. */
function Place({ type, title, details = [], onTap }: PlaceProps) {
  return (
    <button type="button" class="entry-row entry-button" onClick={onTap}>
      <Icon name={typeIcons[type]} />
      <span class="entry-row-text">
        <b>{title}</b>
        {details.map((line) => (
          <span key={line} class="soft num">
            {line}
          </span>
        ))}
      </span>
    </button>
  );
}

function Pictures({ files }: { readonly files: readonly Blob[] }) {
  const [urls, setUrls] = useState<readonly string[]>([]);
  useEffect(() => {
    const made = files.map((file) => URL.createObjectURL(file));
    setUrls(made);
    return () => made.forEach((url) => URL.revokeObjectURL(url));
  }, [files]);
  return (
    <ul class="photos">
      {urls.map((url, index) => (
        <li key={url} class="photo photo-open">
          <img src={url} alt={tPhoto('name', { i: index + 1 })} />
        </li>
      ))}
    </ul>
  );
}

function useShared(): readonly Blob[] | undefined {
  const { store, signedIn } = useAccount();
  const [files, setFiles] = useState<readonly Blob[] | undefined>(undefined);
  useEffect(() => {
    const none = () => setFiles([]);
    const look = { nowMs: store.environment.now(), account: signedIn.id };
    readShared(look).then(setFiles, none);
  }, []);
  return files;
}
