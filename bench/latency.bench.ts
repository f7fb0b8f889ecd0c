import type { Area, Measurement } from './area.ts';
import { type City, openCity } from './city.ts';
import { latencyOf } from './measure.ts';

type Read = Readonly<{ name: string; path: string; target: number }>;

/** Targets of the product: 100 ms for a list page, 300 ms for what counts or sums up. */
const READS: readonly Read[] = [
  { name: 'Beranda', path: '/home', target: 300 },
  { name: 'counts by desil, 22 kelurahan', path: '/registry/desil?level=village', target: 300 },
  { name: 'counts by desil, recounted', path: '/registry/desil/trace', target: 300 },
  { name: 'families of the whole city, first page', path: '/registry/families', target: 100 },
  { name: 'persons of the whole city, first page', path: '/registry/persons', target: 100 },
  { name: 'list of areas', path: '/areas', target: 100 },
  { name: 'list of indicators', path: '/indicators', target: 100 },
  { name: 'a series beside province and nation', path: '/indicators/p0/series', target: 100 },
  { name: 'list of figures', path: '/figures?indicator=p0', target: 100 },
  { name: 'list of surveys', path: '/surveys', target: 100 },
  { name: 'list of jobs', path: '/jobs', target: 100 },
];

async function surveyReads({ ask }: City): Promise<readonly Read[]> {
  const { surveys } = (await ask('GET', '/surveys')) as { surveys: { id: string }[] };
  const id = surveys[0]?.id ?? '';
  return [
    { name: 'a survey', path: `/surveys/${id}`, target: 100 },
    { name: 'estimates of a survey', path: `/surveys/${id}/estimates`, target: 100 },
    { name: 'refused rows of a survey', path: `/surveys/${id}/rejections`, target: 100 },
  ];
}

/** A figure typed by hand: read, checked, written with its audit row, on the disk before the answer. */
function saving({ ask }: City): () => Promise<unknown> {
  let number = 0;
  return () => {
    number += 1;
    return ask('POST', '/figures', {
      indicator: 'ipm_uhh_sp2010',
      areaCode: '18.72',
      period: String(1000 + number),
      value: 70,
      sourceTitle: 'Angka uji kecepatan (contoh)',
      confidence: 'rendah',
    });
  };
}

/** Recomputing a published figure reads all columns of its survey, hashes them, and estimates again. */
async function recomputing({ ask }: City): Promise<() => Promise<unknown>> {
  const { figures } = (await ask('GET', '/figures?indicator=p0&kind=survey')) as {
    figures: { id: string }[];
  };
  const id = figures[0]?.id ?? '';
  return () => ask('POST', `/figures/${id}/recompute`);
}

export const area: Area = {
  name: 'latency',
  title: 'answers of a running server on the demo city, over HTTP, one after the other',
  run: async (tell) => {
    const city = await openCity();
    // The register is read for a purpose; the session has chosen one from here on.
    await city.ask('PUT', '/session/purpose', { purpose: 'planning' });
    const measured: Measurement[] = [];
    const measure = async (name: string, target: number, work: () => Promise<unknown>): Promise<void> => {
      tell(name);
      const { ms, how } = await latencyOf(work);
      measured.push({ name, value: ms, unit: 'ms', target, isScaled: true, how });
    };
    try {
      for (const { name, path, target } of [...READS, ...(await surveyReads(city))]) {
        await measure(name, target, () => city.ask('GET', path));
      }
      await measure('walk-back of a figure, computed again', 300, await recomputing(city));
      await measure('a change saved on the disk', 100, saving(city));
      return measured;
    } finally {
      await city.product.dispose();
    }
  },
};
