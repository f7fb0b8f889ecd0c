import { SETUP_CODE_HEADER, type Session, type Setup, type SetupState } from '@pilar/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../platform/api/client.ts';
import { upload } from '../../platform/api/upload.ts';
import { sessionQuery } from '../../platform/session/session.queries.ts';
import { isPasswordShort } from '../password/password-length.ts';

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => api.get<SetupState>('/setup', { signal }),
});

/** What stands in the form; `shipped` is the code of a shipped city or `other`. */
export type SetupDraft = Readonly<{
  shipped: string;
  code: string;
  name: string;
  province: string;
  file: File | null;
  person: string;
  userName: string;
  password: string;
  setupCode: string;
}>;

export type DraftField = keyof SetupDraft;

/** What each step of the form is given. */
export type StepProps = Readonly<{
  draft: SetupDraft;
  change: (part: Partial<SetupDraft>) => void;
  said: (field: DraftField, sentence: string) => string | null;
}>;
export const OTHER = 'other';

export const emptyDraft: SetupDraft = {
  shipped: '',
  code: '',
  name: '',
  province: '',
  file: null,
  person: '',
  userName: '',
  password: '',
  setupCode: '',
};

/** The fields that still stop the form, in the order of the page. The rules are those of the contract. */
export function faultsOf(draft: SetupDraft, needsCode: boolean): readonly DraftField[] {
  const isOther = draft.shipped === OTHER;
  const faults: DraftField[] = [];
  if (isOther && !/^\d\d\.\d\d$/.test(draft.code.trim())) faults.push('code');
  if (isOther && draft.name.trim() === '') faults.push('name');
  if (isOther && draft.file === null) faults.push('file');
  if (draft.person.trim() === '') faults.push('person');
  if (!/^[A-Za-z0-9._-]{3,60}$/.test(draft.userName.trim())) faults.push('userName');
  if (isPasswordShort(draft.password)) faults.push('password');
  if (needsCode && draft.setupCode.trim() === '') faults.push('setupCode');
  return faults;
}

export function setupOf(draft: SetupDraft): Setup {
  const isOther = draft.shipped === OTHER;
  const province = draft.province.trim();
  return {
    city: {
      code: isOther ? draft.code.trim() : draft.shipped,
      ...(isOther ? { name: draft.name.trim() } : {}),
      ...(isOther && province !== '' ? { provinceName: province } : {}),
    },
    administrator: {
      userName: draft.userName.trim(),
      name: draft.person.trim(),
      password: draft.password,
    },
  };
}

export function useSetUp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: SetupDraft) => {
      const form = new FormData();
      form.set('setup', JSON.stringify(setupOf(draft)));
      if (draft.shipped === OTHER && draft.file !== null) form.set('areas', draft.file);
      // A header carries no other letters, and the code has none.
      const code = draft.setupCode.replace(/[^\w-]/g, '');
      return upload<Session>('/setup', form, { headers: code === '' ? {} : { [SETUP_CODE_HEADER]: code } });
    },
    onSuccess: (session) => {
      client.clear();
      client.setQueryData(sessionQuery.queryKey, session);
    },
  });
}
