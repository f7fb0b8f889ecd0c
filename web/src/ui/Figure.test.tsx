import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { renderPart } from '../platform/testing/render-page.tsx';
import { Figure, type FigureProps } from './Figure.tsx';
import { Gauge } from './Gauge.tsx';
import { sparkScale } from './spark-scale.ts';

const share: FigureProps = {
  name: 'Penduduk miskin',
  value: 6.44,
  unit: 'persen',
  decimals: 2,
  kind: 'survey',
  period: '2025-03',
};
const said = () => screen.getByRole('article').textContent?.replaceAll('\u00a0', ' ') ?? '';

describe('a figure', () => {
  it('writes an even interval as plus or minus', () => {
    renderPart(<Figure {...share} error={{ se: 0.45, low: 5.54, high: 7.34 }} />);
    expect(said()).toContain('± 0,90 poin');
  });

  it('writes both ends of an interval that leans to one side', () => {
    renderPart(<Figure {...share} error={{ se: 1.38, low: 4.16, high: 9.83 }} />);
    expect(said()).toContain('antara 4,16 % dan 9,83 %');
    expect(said()).not.toContain('±');
  });

  it('says that no error is there, unless the words about its change say so', () => {
    renderPart(<Figure {...share} kind="official" />);
    expect(said()).toContain('galat baku belum tersedia');
    renderPart(<Figure {...share} name="Lain" kind="official" isErrorSaid />);
    expect(screen.getByRole('article', { name: 'Lain' }).textContent).not.toContain('galat baku');
  });

  it('keeps a withheld value to itself', () => {
    renderPart(<Figure {...share} value={null} rseClass="withheld" />);
    expect(said()).toContain('ditahan');
    expect(said()).toContain('RSE di atas 50 %');
  });

  it('says the word of the direction once', () => {
    const direction = { word: 'down', isGood: true, text: 'turun 0,59 poin (± 0,28)' } as const;
    renderPart(<Figure {...share} direction={direction} />);
    expect(said().match(/turun/g)).toHaveLength(1);
  });
});

describe('a gauge', () => {
  it('opens the walk-back of the row that is chosen', async () => {
    const onTrace = vi.fn();
    const rows = [
      { key: 'kota', name: 'Kota Metro', value: 6.44, mark: 'own' as const },
      { key: 'provinsi', name: 'Lampung', value: 10, mark: 'other' as const, onTrace },
    ];
    renderPart(<Gauge label="Perbandingan" unit="persen" decimals={2} rows={rows} />);
    await userEvent.click(screen.getByRole('button'));
    expect(onTrace).toHaveBeenCalledOnce();
  });

  it('says belum tersedia for a row without a value and draws no mark for it', () => {
    const rows = [
      { key: 'a', name: 'Kota Metro', value: 6.44, mark: 'own' as const },
      { key: 'b', name: 'Lampung', value: null, mark: 'other' as const },
      { key: 'c', name: 'Indonesia', value: 8.47, mark: 'other' as const },
    ];
    renderPart(<Gauge label="Perbandingan" unit="persen" decimals={2} rows={rows} />);
    expect(screen.getAllByRole('listitem')[1]?.textContent).toContain('belum tersedia');
    expect(document.querySelectorAll('.gauge-dot, .gauge-stroke')).toHaveLength(2);
  });
});

describe('the scale of a small trend', () => {
  it('letters the first and the last value, the line before loose points', () => {
    const line = [
      { period: '2021-03', value: 8.93 },
      { period: '2025-03', value: 6.44 },
    ];
    const scale = sparkScale([...line, { period: '2021-03', value: 11.9 }], 260, 88);
    expect(scale?.ends.map((end) => [end.year, end.value])).toEqual([
      ['2021', 8.93],
      ['2025', 6.44],
    ]);
  });

  it('is none without a value', () => {
    expect(sparkScale([{ period: '2021', value: null }], 260, 88)).toBeNull();
  });
});
