// The plan's own sentences behind the short ones of a list: there for whoever wants to be sure, folded away for the rest.
import { planText, tForm } from '../words/form-words.ts';
import { Icon } from './icon.tsx';

export function PlanWords({ codes }: { readonly codes: readonly string[] }) {
  return (
    <details class="plan-words">
      <summary>
        <Icon name="down" />
        <span>{tForm('form.planText')}</span>
      </summary>
      <dl>
        {codes.map((code) => (
          <div key={code}>
            <dt>{code}</dt>
            <dd>{planText(code)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
