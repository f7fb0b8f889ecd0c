import { LoadingState } from '../ui/LoadingState.tsx';

export function ShellLoading() {
  return (
    <div className="bare-page">
      <LoadingState lines={4} />
    </div>
  );
}
