// The document as it will be printed: A4, Times, figures that open their records, parts that can be written.
import type { FigureAddress } from '../../domain/report/report.ts';
import type { BuildState, WirePaper } from '../../protocol/report.ts';
import { tReport } from '../words/report-words.ts';
import { AnnexView } from './annex-view.tsx';
import { FigureButton } from './figure-button.tsx';
import { PartView } from './part-view.tsx';
import type { Shown } from './report-province.ts';

interface PaperViewProps {
  readonly paper: WirePaper;
  readonly texts: NonNullable<BuildState['texts']>;
  /** What is being written for; null: nothing can be written. */
  readonly shown: Shown;
  readonly onFigure: (figure: FigureAddress) => void;
  readonly onText: () => void;
}

export function PaperView({ paper, texts, shown, onFigure, onText }: PaperViewProps) {
  const { head, recipients, signer } = paper;
  return (
    <div class="report-sheets" tabIndex={0} role="region" aria-label={tReport('preview')} lang="vi">
      <article class="report-sheet">
        <div class="report-head">
          <div>
            <p class="caps">{head.parent}</p>
            <p class="caps strong ruled">{head.issuer}</p>
            <p>{head.number}</p>
          </div>
          <div>
            <p class="strong">{head.country}</p>
            <p class="motto">{head.motto}</p>
            <p class="slant">{head.dated}</p>
          </div>
        </div>
        <div class="report-title">
          <h2>{head.kind}</h2>
          <p class="strong ruled">{head.subject}</p>
          <p>{head.addressee}</p>
        </div>
        <p>{paper.opening}</p>
        {paper.body.map((block, index) => {
          if (block.kind === 'heading')
            return block.level === 1 ? (
              <h3 key={index}>{block.text}</h3>
            ) : (
              <h4 key={index}>{block.text}</h4>
            );
          if (block.kind === 'part')
            return (
              <PartView
                key={index}
                block={block}
                seen={texts[block.part] ?? 0}
                shown={shown}
                onText={onText}
              />
            );
          return (
            <p key={index}>
              {block.runs.map(({ text, figure }, at) =>
                figure ? (
                  <FigureButton key={at} text={text} figure={figure} onFigure={onFigure} />
                ) : (
                  text
                ),
              )}
            </p>
          );
        })}
        <p>{paper.closing}</p>
        <div class="report-foot">
          <div>
            <p class="strong slant">{recipients.title}</p>
            {recipients.lines.map((line) => (
              <p key={line}>- {line}</p>
            ))}
          </div>
          <div class="strong">
            <p>{signer.authority}</p>
            <p>{signer.post}</p>
          </div>
        </div>
      </article>
      {paper.annexes.map((annex) => (
        <AnnexView
          key={annex.key}
          annex={annex}
          attached={paper.attached}
          asOf={paper.asOf}
          onFigure={onFigure}
        />
      ))}
    </div>
  );
}
