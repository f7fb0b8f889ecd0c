import { Checkbox, NativeSelect } from '@mantine/core';
import type { Figure, Series } from '@pilar/contracts';
import { useQuery } from '@tanstack/react-query';
import { useAddressPart } from '../../platform/address/use-address.ts';
import { useSay, useText } from '../../platform/text/dictionary.ts';
import { Anchor } from '../../ui/Anchor.tsx';
import { DownloadButton } from '../../ui/DownloadButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { useOpenTrace } from '../trace/trace.queries.ts';
import { FigureSeries } from './FigureSeries.tsx';
import { FiguresTable } from './FiguresTable.tsx';
import { figuresQuery } from './figure.queries.ts';
import { figuresText } from './figures.text.ts';

type Props = Readonly<{ series: Series; onCorrect?: (figure: Figure) => void }>;

/** What the indicator means, its chart, and its table; or, without any figure, what will stand here. */
export function FiguresView({ series, onCorrect }: Props) {
  const text = useText(figuresText);
  const say = useSay();
  const { definition, methodPage } = series.indicator;
  return (
    <>
      <p className="figure-definition">
        {say(definition)}{' '}
        {methodPage === null ? null : <Anchor href={`/metode/${methodPage}`}>{text.method}</Anchor>}
      </p>
      {series.lines.length === 0 ? (
        <EmptyState title={text.emptyTitle}>{onCorrect ? text.emptyWriter : text.emptyReader}</EmptyState>
      ) : (
        <>
          <FigureSeries series={series} />
          <FigureList series={series} {...(onCorrect ? { onCorrect } : {})} />
        </>
      )}
    </>
  );
}

function FigureList({ series, onCorrect }: Props) {
  const text = useText(figuresText);
  const [area, setArea] = useAddressPart('wilayah', '');
  const [kind, setKind] = useAddressPart('jenis', '');
  const [history, setHistory] = useAddressPart('riwayat', '');
  const [, open] = useOpenTrace();
  const filter = { indicator: series.indicator.code, area, kind, history };
  const query = useQuery(figuresQuery(filter));
  const areas = [...new Map(series.lines.map((line) => [line.areaCode, line.areaName]))];
  return (
    <div className="figure-list">
      <div className="page-filters no-print">
        <NativeSelect
          label={text.area}
          value={area}
          data={[{ value: '', label: text.allAreas }, ...areas.map(([value, label]) => ({ value, label }))]}
          onChange={(event) => setArea(event.currentTarget.value)}
        />
        <NativeSelect
          label={text.kind}
          value={kind}
          data={[
            { value: '', label: text.allKinds },
            { value: 'official', label: text.onlyOfficial },
            { value: 'survey', label: text.onlySurvey },
          ]}
          onChange={(event) => setKind(event.currentTarget.value)}
        />
        <Checkbox
          label={text.history}
          checked={history === '1'}
          onChange={(event) => setHistory(event.currentTarget.checked ? '1' : '')}
        />
      </div>
      <QueryView query={query}>
        {(data) => (
          <FiguresTable
            key={series.indicator.code}
            figures={data.figures}
            indicator={series.indicator}
            onTrace={open}
            tools={
              <DownloadButton
                path="/figures.xlsx"
                name="angka-resmi.xlsx"
                label={text.export}
                query={filter}
              />
            }
            {...(onCorrect ? { onCorrect } : {})}
          />
        )}
      </QueryView>
    </div>
  );
}
