import { NativeSelect } from '@mantine/core';
import type { SurveyDetail } from '@pilar/contracts';
import { useText } from '../../platform/text/dictionary.ts';
import { columnsText } from './columns.text.ts';

type Props = Readonly<{
  survey: SurveyDetail;
  sheet: string;
  isSheetComing: boolean;
  onSheet: (sheet: string) => void;
}>;

/** Only a workbook with several sheets asks for one; its columns are then read anew. */
export function SheetChoice({ survey, sheet, isSheetComing, onSheet }: Props) {
  const text = useText(columnsText);
  if (survey.sheets.length < 2) return null;
  return (
    <div className="sheet-choice">
      <NativeSelect
        label={text.sheet}
        description={text.sheetHint}
        value={sheet}
        data={[
          { value: '', label: text.sheetAuto },
          ...survey.sheets.map((name) => ({ value: name, label: name })),
        ]}
        onChange={(event) => onSheet(event.currentTarget.value)}
      />
      {isSheetComing ? (
        <p className="small soft" role="status">
          {text.sheetComing}
        </p>
      ) : null}
    </div>
  );
}
