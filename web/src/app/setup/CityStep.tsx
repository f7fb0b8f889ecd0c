import { Radio, TextInput } from '@mantine/core';
import type { SetupState } from '@pilar/contracts';
import { useText } from '../../platform/text/dictionary.ts';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { setupText } from './setup.text.ts';
import { OTHER, type StepProps } from './setup-form.ts';

/** A shipped city, or any other with its own list of areas. */
export function CityStep({ state, draft, change, said }: StepProps & { state: SetupState }) {
  const text = useText(setupText);
  return (
    <li>
      <h2>{text.city}</h2>
      <div className="form">
        <Radio.Group
          label={text.city}
          labelProps={{ className: 'only-heard' }}
          value={draft.shipped}
          onChange={(shipped) => change({ shipped })}
        >
          <div className="form">
            {state.shippedCities.map((city) => (
              <Radio
                key={city.code}
                value={city.code}
                label={`${city.name} (${city.code})`}
                description={text.shipped}
              />
            ))}
            <Radio value={OTHER} label={text.other} />
          </div>
        </Radio.Group>
        {draft.shipped === OTHER ? (
          <>
            <TextInput
              label={text.code}
              description={text.codeHint}
              inputMode="decimal"
              value={draft.code}
              error={said('code', text.codeWrong)}
              onChange={(event) => change({ code: event.currentTarget.value })}
            />
            <TextInput
              label={text.name}
              value={draft.name}
              error={said('name', text.nameMissing)}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <TextInput
              label={text.province}
              value={draft.province}
              onChange={(event) => change({ province: event.currentTarget.value })}
            />
            <FileDrop
              label={text.areasFile}
              hint={text.areasHint}
              accept={['.csv', '.xlsx', '.geojson', '.json']}
              file={draft.file}
              error={said('file', text.areasMissing)}
              onFile={(file) => change({ file })}
            />
          </>
        ) : null}
      </div>
    </li>
  );
}
