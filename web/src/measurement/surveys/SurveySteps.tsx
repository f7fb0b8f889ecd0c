import type { Survey } from '@pilar/contracts';
import { useText } from '../../platform/text/dictionary.ts';
import { Icon } from '../../ui/Icon.tsx';
import { surveyText } from './survey.text.ts';
import { STEPS, type Step } from './survey-step.ts';

type Props = Readonly<{ survey: Pick<Survey, 'state'>; step: Step; onStep: (step: Step) => void }>;

/** The three steps by number and name. Any may be looked at; a finished one says so. */
export function SurveySteps({ survey, step, onStep }: Props) {
  const text = useText(surveyText);
  const isDone = (one: Step) => survey.state === 'ready' && one !== 'hitung';
  return (
    <nav aria-label={text.steps} className="survey-steps no-print">
      <ol>
        {STEPS.map((one, index) => (
          <li key={one}>
            <button
              type="button"
              aria-current={one === step ? 'step' : undefined}
              onClick={() => onStep(one)}
            >
              <span className="survey-step-number" aria-hidden="true">
                {isDone(one) ? <Icon name="check" size={12} /> : index + 1}
              </span>
              {text[one]}
              {isDone(one) ? <span className="only-heard">, {text.stepDone}</span> : null}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
