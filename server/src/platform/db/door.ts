import type { AppRole, DoorName, Scope } from './scope.ts';
import type { TreeLimits } from './tree/shapes.ts';
import { TreeRefused } from './tree/tree-refused.ts';

/** What may come through one door: the role it starts under, whether the other one may follow, and its tables. */
type Door = Readonly<{
  role: AppRole;
  mayChangeRole: boolean;
  limits: TreeLimits;
  permissions?: readonly string[];
}>;

const DOORS: ReadonlyMap<DoorName, Door> = new Map<DoorName, Door>([
  ['app', { role: 'pilar_app', mayChangeRole: true, limits: {} }],
  ['identity', { role: 'pilar_identity', mayChangeRole: false, limits: {} }],
  [
    'queue',
    {
      role: 'pilar_app',
      mayChangeRole: false,
      limits: { tables: new Set(['platform.job']) },
      permissions: ['job.run'],
    },
  ],
]);

/** @throws TreeRefused for a scope that asks for more than its door gives */
export function doorOf({ door, permissions, places }: Scope): Door {
  const found = DOORS.get(door);
  if (found === undefined) throw new TreeRefused('a transaction through an unknown door');
  const { permissions: most } = found;
  if (most !== undefined && (places.length > 0 || permissions.some((name) => !most.includes(name)))) {
    throw new TreeRefused(`these rights through the door ${door}`);
  }
  return found;
}
