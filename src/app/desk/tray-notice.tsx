// What waits in the tray, said where the province's day begins: an officer whose entry is held there waits for a person.
import { useAnswer } from '../hooks/use-answer.ts';
import { Icon } from '../parts/icon.tsx';
import { entriesOf } from '../units/tray-entries.ts';
import { tReview } from '../words/review-words.ts';

export function TrayNotice() {
  const { value } = useAnswer('tray', async () => {
    const { readTray } = await import('../units/units-province.ts');
    return readTray();
  });
  const n = value ? entriesOf(value).filter(({ why }) => why !== 'other').length : 0;
  if (n === 0) return null;
  return (
    <a class="tray-notice" href="/don-vi/cho">
      <Icon name="warn" />
      <span class="num">{tReview('tray.waits', { n })}</span>
    </a>
  );
}
