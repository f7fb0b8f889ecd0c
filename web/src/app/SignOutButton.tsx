import { useNavigate } from '@tanstack/react-router';
import { asProblem } from '../platform/api/problem.ts';
import { useSignOut } from '../platform/session/session.queries.ts';
import { useText } from '../platform/text/dictionary.ts';
import { useLanguage } from '../platform/text/language.ts';
import { useToast } from '../ui/Toast.tsx';
import { appText } from './app.text.ts';

export function SignOutButton() {
  const text = useText(appText);
  const language = useLanguage();
  const navigate = useNavigate();
  const toast = useToast();
  const signOut = useSignOut();
  const leave = () =>
    signOut.mutate(undefined, {
      onSuccess: () => {
        toast.say(text.signedOut);
        void navigate({ href: '/masuk' });
      },
      onError: (thrown) => toast.say(asProblem(thrown).say(language), 'problem'),
    });
  return (
    <button type="button" className="text-button" onClick={leave} disabled={signOut.isPending}>
      {text.signOut}
    </button>
  );
}
