import type { Analysis, CurveComparison, CurvePoint, CurvesAnswer } from '@pilar/contracts';
import { useFormat } from '../../platform/format/use-format.ts';
import { useText } from '../../platform/text/dictionary.ts';
import { BandCurves } from '../../ui/chart/BandCurves.tsx';
import { CurveTable } from './CurveTable.tsx';
import { curvesText } from './curves.text.ts';

type Kind = 'lorenz' | 'tip';

/** Both curves beside each other, what they allow to be said, and their points. */
export function CurvesView({ analysis }: { analysis: Analysis }) {
  const text = useText(curvesText);
  const names = useSampleNames(analysis);
  const { answer } = analysis;
  if (answer.kind !== 'curves') return null;
  return (
    <>
      <div className="analysis-split">
        {(['lorenz', 'tip'] as const).map((kind) => (
          <div key={kind} className="analysis-curve">
            <CurveChart kind={kind} answer={answer} names={names} />
            <Verdict kind={kind} comparison={answer[kind]} names={names} />
          </div>
        ))}
      </div>
      <p className="small soft">{text.bands}</p>
      {(['lorenz', 'tip'] as const).map((kind) => (
        <details key={kind} open={kind === 'lorenz'}>
          <summary>{text.points(text[kind])}</summary>
          <CurveTable caption={text.points(text[kind])} kind={kind} answer={answer} names={names} />
        </details>
      ))}
    </>
  );
}

/** Period and group; the title as well where two surveys would carry one name. */
function useSampleNames({ answer, surveys }: Analysis): readonly string[] {
  const format = useFormat();
  if (answer.kind !== 'curves') return [];
  const names = answer.samples.map(({ label }, at) =>
    [format.period(surveys[at]?.period ?? ''), label].filter((part) => part !== null).join(', '),
  );
  const isTwice = names[0] === names[1];
  return names.map((name, at) => (isTwice ? `${name} (${surveys[at]?.title ?? ''}, ${at + 1})` : name));
}

type Props = Readonly<{ kind: Kind; answer: CurvesAnswer; names: readonly string[] }>;

function CurveChart({ kind, answer, names }: Props) {
  const text = useText(curvesText);
  const format = useFormat();
  return (
    <BandCurves
      title={text[kind]}
      xName={text.people}
      formatX={(p) => format.share(p, 0)}
      formatY={(value) => format.share(value, kind === 'tip' && value < 0.05 ? 1 : 0)}
      {...(kind === 'lorenz' ? { diagonal: text.equality } : {})}
      curves={answer.samples.map((sample, at) => ({
        name: names[at] ?? '',
        tone: at === 0 ? 1 : 2,
        points: sample[kind].map(({ p, value, ciLow, ciHigh }: CurvePoint) => ({
          ...{ x: p, y: value, low: ciLow, high: ciHigh },
        })),
      }))}
    />
  );
}

type VerdictProps = Readonly<{ kind: Kind; comparison: CurveComparison | null; names: readonly string[] }>;

/** Dominance in words; `below` is `above` with the names in the other order. */
function Verdict({ kind, comparison, names }: VerdictProps) {
  const text = useText(curvesText);
  const [a = '', b = ''] = names;
  if (comparison === null) return null;
  const above = kind === 'lorenz' ? text.lorenzAbove : text.tipAbove;
  const words = {
    above: above(a, b),
    below: above(b, a),
    'above-unsure': text.unsure(a, b),
    'below-unsure': text.unsure(b, a),
    crossing: text.crossing(a, b),
    unclear: text.unclear(a, b),
  };
  return <p className="analysis-sentence">{words[comparison.verdict]}</p>;
}
