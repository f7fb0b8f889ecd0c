import { useId } from 'react';
import { useText } from '../../platform/text/dictionary.ts';
import { uiText } from '../ui.text.ts';
import { useWidth } from '../use-width.ts';
import type { AreaMapProps } from './area-map-props.ts';
import { MapLegend } from './MapLegend.tsx';
import { MapShapes } from './MapShapes.tsx';
import { polygonShapes } from './polygon-shapes.tsx';
import { tileShapes } from './tile-shapes.tsx';
import './AreaMap.css';

/** One map of the city: polygons where official boundaries are imported, a tile diagram until then. */
export function AreaMap(props: AreaMapProps) {
  const { areas, boundaries, values, classes, format } = props;
  const text = useText(uiText);
  const id = useId();
  const [ref, width] = useWidth<HTMLDivElement>(720);
  const missing = props.missingWord ?? text.missing;
  const sayValue = (code: string) => {
    const value = values.get(code);
    return value === null || value === undefined ? missing : format(value);
  };
  const view = boundaries
    ? polygonShapes(areas, boundaries, width)
    : tileShapes(areas, width, (code) => (values.get(code) == null ? '' : sayValue(code)));
  return (
    <figure className="area-map" aria-labelledby={`${id}-title`}>
      <figcaption id={`${id}-title`}>{props.title}</figcaption>
      <div ref={ref}>
        <MapShapes {...props} view={view} hatchId={`${id}-hatch`} sayValue={sayValue} helpId={`${id}-help`} />
      </div>
      <p id={`${id}-help`} className="only-heard">
        {text.mapHelp}
      </p>
      <MapLegend
        classes={props.withoutValues ? null : classes}
        format={format}
        hasMissing={areas.some((area) => values.get(area.code) == null)}
        missingWord={missing}
        {...(props.uncertain && props.uncertain.codes.size > 0 ? { uncertain: props.uncertain.label } : {})}
        note={boundaries ? text.mapOfficial(props.boundariesSource ?? '') : text.mapDiagram}
      />
    </figure>
  );
}
