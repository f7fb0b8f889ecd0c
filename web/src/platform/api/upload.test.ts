import { afterEach, expect, it, vi } from 'vitest';
import { ApiProblem } from './problem.ts';
import { upload } from './upload.ts';

afterEach(() => vi.restoreAllMocks());

function formOf(megabytes: number): FormData {
  const form = new FormData();
  const file = new File(['a'], 'survei.csv');
  // A size is enough: nothing of it is read.
  Object.defineProperty(file, 'size', { value: megabytes * 1_048_576 });
  form.set('title', 'Survei');
  vi.spyOn(form, Symbol.iterator).mockImplementation(
    () =>
      [['title', 'Survei'] as [string, string], ['file', file] as [string, File]][Symbol.iterator]() as never,
  );
  return form;
}

it('a file beyond the limit is refused with the sentence, before anything is sent', async () => {
  const send = vi.spyOn(XMLHttpRequest.prototype, 'send').mockImplementation(() => {});
  const thrown = await upload('/surveys', formOf(201)).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(ApiProblem);
  expect(thrown).toMatchObject({
    status: 413,
    code: 'body-too-large',
    title: expect.stringContaining('batasnya 200 MB'),
    titleEn: expect.stringContaining('the limit is 200 MB'),
  });
  expect(send).not.toHaveBeenCalled();
});

it('a file within the limit is sent', () => {
  const send = vi.spyOn(XMLHttpRequest.prototype, 'send').mockImplementation(() => {});
  void upload('/surveys', formOf(199));
  expect(send).toHaveBeenCalledOnce();
});
