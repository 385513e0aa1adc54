// A figure that opens its records. [B2]
import type { FigureAddress } from '../../domain/report/report.ts';

interface FigureButtonProps {
  readonly text: string;
  readonly figure: FigureAddress;
  readonly onFigure: (figure: FigureAddress) => void;
}

export function FigureButton({ text, figure, onFigure }: FigureButtonProps) {
  return (
    <button type="button" class="report-figure num" onClick={() => onFigure(figure)}>
      {text}
    </button>
  );
}
