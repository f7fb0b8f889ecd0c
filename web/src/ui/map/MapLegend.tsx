import { useText } from '../../platform/text/dictionary.ts';
import { uiText } from '../ui.text.ts';
import type { MapClasses } from './classes.ts';

type Props = Readonly<{
  /** Null on a map that shows no values. */
  classes: MapClasses | null;
  format: (value: number) => string;
  hasMissing: boolean;
  note: string;
}>;

/** Shades with the values that fell into them, the method by name, hatching for what is missing. */
export function MapLegend({ classes, format, hasMissing, note }: Props) {
  const text = useText(uiText);
  return (
    <div className="map-legend">
      {classes === null ? null : <ClassList classes={classes} format={format} hasMissing={hasMissing} />}
      <p>
        {classes !== null && classes.classes.length > 1 ? `${text[classes.method]}. ` : ''}
        {note}
      </p>
    </div>
  );
}

type ListProps = Readonly<{ classes: MapClasses; format: (value: number) => string; hasMissing: boolean }>;

function ClassList({ classes, format, hasMissing }: ListProps) {
  const text = useText(uiText);
  return (
    <ul>
      {classes.classes.map((one) => (
        <li key={one.shade}>
          <span className="map-chip" data-shade={one.shade} />
          {one.low === one.high ? format(one.low) : `${format(one.low)} – ${format(one.high)}`}
        </li>
      ))}
      {hasMissing ? (
        <li>
          <span className="map-chip" data-shade="missing" />
          {text.missing}
        </li>
      ) : null}
    </ul>
  );
}
