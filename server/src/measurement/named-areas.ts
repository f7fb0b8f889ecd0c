import type { AnalysisInputs } from './analysis-inputs.ts';

type NamedArea = AnalysisInputs['areas'][number];

/** Finds the kelurahan that a label of a survey means: its Kemendagri code, with or without dots, or its BPS code. */
export function areaFinder(areas: readonly NamedArea[]): (label: string) => NamedArea | undefined {
  const byLabel = new Map<string, NamedArea>();
  for (const area of areas) {
    for (const name of [area.code, area.code.replaceAll('.', ''), area.bpsCode])
      if (name !== null && !byLabel.has(name)) byLabel.set(name, area);
  }
  return (label) => byLabel.get(label.trim());
}
