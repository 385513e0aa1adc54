// A report that is built: its files, what one must know before it is sent, the document, freezing.
import { useState } from 'preact/hooks';
import type { FigureAddress } from '../../domain/report/report.ts';
import type { BuildState } from '../../protocol/report.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Strip } from '../parts/strip.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { tReport } from '../words/report-words.ts';
import { t } from '../words/words.ts';
import { BehindDialog } from './behind-dialog.tsx';
import { NoteList } from './note-list.tsx';
import { PaperView } from './paper-view.tsx';
import type { Shown } from './report-province.ts';
import { fileAddress, freezeBuild } from './report-province.ts';

interface MadeReportProps {
  readonly build: BuildState;
  readonly shown: Shown;
  readonly mayFreeze: boolean;
  readonly onText: () => void;
  readonly onFrozen: () => void;
  readonly onClose: () => void;
}

export function MadeReport(props: MadeReportProps) {
  const { build, shown, mayFreeze, onText, onFrozen, onClose } = props;
  const { id, paper, texts = {}, version, frozen = false, moved } = build;
  const [figure, setFigure] = useState<FigureAddress | null>(null);
  const [freezing, setFreezing] = useState(false);
  const { refusal, send } = useSending();
  if (!paper) return null;
  const same = moved !== undefined && moved.records === 0 && moved.figures === 0;

  function freeze(): void {
    setFreezing(false);
    void send(async () => {
      const answer = await freezeBuild(id);
      if (answer.ok) onFrozen();
      return answer;
    });
  }

  return (
    <>
      <div class="report-tools">
        <a class="button button-secondary" href={fileAddress(id, 'docx')} download>
          {tReport('docx')}
        </a>
        <a class="button button-secondary" href={fileAddress(id, 'xlsx')} download>
          {tReport('xlsx')}
        </a>
        <Button kind="secondary" onClick={() => window.print()}>
          {tReport('print')}
        </Button>
        {mayFreeze && !frozen && !same && (
          <Button kind="primary" onClick={() => setFreezing(true)}>
            {tReport(moved ? 'amend' : 'freeze')}
          </Button>
        )}
        <Button kind="quiet" onClick={onClose}>
          {tReport('close')}
        </Button>
      </div>
      <RefusalLine refusal={refusal} />
      {frozen && version !== undefined && (
        <Strip kind="ok" text={tReport('frozenStrip', { number: version })} />
      )}
      {moved && version !== undefined && (
        <Strip
          kind={same ? 'ok' : 'back'}
          text={
            same
              ? tReport('sameStrip', { number: version })
              : tReport('movedStrip', { number: version, ...moved })
          }
        />
      )}
      <NoteList notes={paper.notes} />
      <p class="hint report-hint">{tReport('figureHint')}</p>
      <PaperView
        paper={paper}
        texts={texts}
        shown={frozen ? null : shown}
        onFigure={setFigure}
        onText={onText}
      />
      <BehindDialog build={id} figure={figure} onClose={() => setFigure(null)} />
      <Dialog
        open={freezing}
        title={tReport(moved ? 'amend' : 'freeze')}
        onClose={() => setFreezing(false)}
      >
        <p>{tReport(moved ? 'amendText' : 'freezeText')}</p>
        <div class="dialog-actions">
          <Button kind="secondary" onClick={() => setFreezing(false)}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" onClick={freeze}>
            {tReport('freezeSubmit')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
