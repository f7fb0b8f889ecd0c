import { useText } from '../../platform/text/dictionary.ts';
import { uiText } from '../ui.text.ts';
import type { MapClasses } from './classes.ts';

type Props = Readonly<{
  /** Null on a map that shows no values. */
  classes: MapClasses | null;
  format: (value: number) => string;
  hasMissing: boolean;
  missingWord: string;
  /** What stripes mean, where some area is striped. */
  uncertain?: string;
  note: string;
}>;

/** Shades with the values that fell into them, the method by name, hatching for what is missing. */
export function MapLegend(props: Props) {
  const text = useText(uiText);
  const { classes, note } = props;
  return (
    <div className="map-legend">
      {classes === null ? null : <ClassList {...props} classes={classes} />}
      <p>
        {classes !== null && classes.classes.length > 1 ? `${text[classes.method]}. ` : ''}
        {note}
      </p>
    </div>
  );
}

type ListProps = Omit<Props, 'classes' | 'note'> & Readonly<{ classes: MapClasses }>;

function ClassList({ classes, format, hasMissing, missingWord, uncertain }: ListProps) {
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
          {missingWord}
        </li>
      ) : null}
      {uncertain === undefined ? null : (
        <li>
          <span className="map-chip" data-shade="striped" />
          {uncertain}
        </li>
      )}
    </ul>
  );
}
