import type { SurveyDetail } from '@pilar/contracts';
import { useText } from '../../platform/text/dictionary.ts';
import { columnsText } from './columns.text.ts';

/** The first rows as they stand in the file, closed until asked for. */
export function FilePreview({ preview }: { preview: SurveyDetail['preview'] }) {
  const text = useText(columnsText);
  // Columns and rows of a file are told apart by their place alone.
  const rows = preview.rows.map((cells, row) => ({
    key: `baris ${row}`,
    cells: cells.map((value, at) => ({ key: `sel ${at}`, value })),
  }));
  return (
    <details className="file-preview">
      <summary>{text.preview}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="file-preview-scroll" tabIndex={0} aria-label={text.preview}>
        <table>
          <thead>
            <tr>
              {preview.header.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                {row.cells.map((cell) => (
                  <td key={cell.key}>{cell.value}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
