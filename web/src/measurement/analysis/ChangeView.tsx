import type { Analysis, ChangeAnswer, Difference, Statistic } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useSay, useText } from '../../platform/text/dictionary.ts';
import { Notice } from '../../ui/Notice.tsx';
import type { MeasureWords } from '../surveys/measure-words.ts';
import { ChangeDifferences } from './ChangeDifferences.tsx';
import { ChangeGrowth } from './ChangeGrowth.tsx';
import { ChangeSectors } from './ChangeSectors.tsx';
import { ChangeSplit } from './ChangeSplit.tsx';
import { changeText } from './change.text.ts';
import { chanceWords, differenceWords } from './change-words.ts';

type Props = Readonly<{ analysis: Analysis; statistic: Statistic; words: MeasureWords }>;

/** The sentence, what may not be compared, then the parts of the change. */
export function ChangeView({ analysis, statistic, words }: Props) {
  const { answer } = analysis;
  if (answer.kind !== 'change') return null;
  const told = answer.differences.find((one) => one.statistic === statistic);
  return (
    <>
      {told ? <ChangeSentence difference={told} words={words} /> : null}
      <Comparable analysis={analysis} answer={answer} difference={told} />
      <ChangeDifferences differences={answer.differences} words={words} />
      <ChangeSplit answer={answer} />
      <ChangeGrowth answer={answer} />
      <ChangeSectors answer={answer} />
      <NotComputed reasons={answer.notComputed} />
    </>
  );
}

/** A fact only where the error allows it and no break lies between. */
function ChangeSentence({ difference, words }: { difference: Difference; words: MeasureWords }) {
  const text = useText(changeText);
  const format = useFormat();
  const { statistic, before, after, direction } = difference;
  const say = differenceWords(format, statistic);
  const name = words.nameOf(statistic);
  const size = say(Math.abs(difference.value));
  const head = {
    rising: text.rose(name, size),
    falling: text.fell(name, size),
    'no-clear-change': text.unclear(name, say(difference.value)),
  }[direction];
  const level = (measure: Difference['before']) =>
    measure.value === null ? text.withheld : words.value(measure, measure.value);
  return (
    <p className="analysis-sentence">
      {difference.break === null ? head : text.untold(name, say(difference.value))}
      {text.fromTo(
        level(before),
        level(after),
        say(difference.ciLow),
        say(difference.ciHigh),
        chanceWords(format, difference.pValue),
      )}
    </p>
  );
}

type ComparableProps = Readonly<{
  analysis: Analysis;
  answer: ChangeAnswer;
  difference: Difference | undefined;
}>;

function Comparable({ analysis, answer, difference }: ComparableProps) {
  const text = useText(changeText);
  const format = useFormat();
  const say = useSay();
  const [before, after] = analysis.surveys;
  const { prices } = answer;
  const areLinesEqual = before?.line === after?.line;
  return (
    <>
      {difference?.break ? <Notice tone="caution">{say(difference.break.reason)}</Notice> : null}
      {areLinesEqual ? null : (
        <Notice>{text.linesDiffer(format.rupiah(before?.line), format.rupiah(after?.line))}</Notice>
      )}
      <Notice tone={prices === null || prices.isAssumed ? 'caution' : 'plain'}>
        {prices === null ? text.pricesNominal : text.pricesReal(format.share(prices.ratio - 1, 2))}{' '}
        {prices?.isAssumed ? text.pricesAssumed : ''}
      </Notice>
    </>
  );
}

function NotComputed({ reasons }: { reasons: readonly string[] }) {
  const text = useText(changeText);
  return reasons.length === 0 ? null : (
    <Notice tone="caution" title={text.notComputed}>
      {reasons.join('; ')}
    </Notice>
  );
}
