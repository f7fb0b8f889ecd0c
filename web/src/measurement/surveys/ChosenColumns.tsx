import { MAPPING_TARGETS, type MappingTarget, type SurveyDetail, type SurveyMapping } from '@pilar/contracts';
import { useText } from '../../platform/text/dictionary.ts';
import { columnsText } from './columns.text.ts';

/** The choice of columns as others made it, to be read: no controls that would do nothing. */
export function ChosenColumns({ mapping }: Pick<SurveyDetail, 'mapping'>) {
  const text = useText(columnsText);
  if (mapping === null) return <p>{text.notChosen}</p>;
  const rows = [
    ...MAPPING_TARGETS.map((target) => ({ name: text[target], value: columnOf(mapping, target) })),
    { name: text.groups, value: mapping.groups.length === 0 ? null : mapping.groups.join(', ') },
  ];
  return (
    <dl className="chosen-columns">
      {rows.map((row) => (
        <div key={row.name}>
          <dt>{row.name}</dt>
          <dd>{row.value ?? <span className="soft">{text.none}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

function columnOf(mapping: SurveyMapping, target: MappingTarget): string | null {
  const chosen = mapping[target];
  return typeof chosen === 'string' || chosen === null ? chosen : chosen.column;
}
