import type { Analysis, SmallAreaAnswer } from '@pilar/contracts';
import { useAddressPart } from '../../platform/address/use-address.ts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { Notice } from '../../ui/Notice.tsx';
import type { MeasureWords } from '../surveys/measure-words.ts';
import { figureOf } from './area-shown.ts';
import { areasText } from './areas.text.ts';
import { SmallAreaChecks } from './SmallAreaChecks.tsx';
import { SmallAreaMap } from './SmallAreaMap.tsx';
import { SmallAreaTable } from './SmallAreaTable.tsx';

type Props = Readonly<{ analysis: Analysis; words: MeasureWords; isModel: boolean }>;

/** Map and table of the same figures, linked; below them the checks of the model. */
export function SmallAreaView({ analysis, words, isModel }: Props) {
  const text = useText(areasText);
  const [asked, select] = useAddressPart('wilayah', '');
  const { answer, register } = analysis;
  if (answer.kind !== 'small-area') return null;
  const selected = answer.areas.some(({ areaCode }) => areaCode === asked) ? asked : '';
  const flip = (code: string) => select(code === selected ? null : code);
  const say = (value: number | null) => words.value(answer.city, value);
  const title = text.caption(words.nameOf(answer.city.statistic));
  const shared = { areas: answer.areas, say, selected, onSelect: flip, title };
  return (
    <>
      <AreaSentence answer={answer} name={words.nameOf(answer.city.statistic)} say={say} isModel={isModel} />
      {answer.model.areaVariance > 0 ? null : <Notice tone="caution">{text.noVariance}</Notice>}
      <div className="analysis-split">
        <SmallAreaMap {...shared} isModel={isModel} />
        <SmallAreaTable {...shared} />
      </div>
      <SmallAreaChecks answer={answer} register={register} />
    </>
  );
}

type SentenceProps = Readonly<{
  answer: SmallAreaAnswer;
  name: string;
  say: (value: number | null) => string;
  isModel: boolean;
}>;

function AreaSentence({ answer, name, say, isModel }: SentenceProps) {
  const text = useText(areasText);
  const format = useFormat();
  const { areas, city } = answer;
  const shown = areas.filter((area) => typeof figureOf(area, isModel)?.value === 'number').length;
  return (
    <p className="analysis-sentence">
      {text.sentence(
        name,
        say(city.value),
        say(city.ciLow),
        say(city.ciHigh),
        format.number(shown),
        format.number(areas.length),
      )}{' '}
      <span className="soft">{text.rank}</span>
    </p>
  );
}
