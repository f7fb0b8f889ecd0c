import type { Permission } from '@pilar/contracts';

type Label =
  | 'home'
  | 'figures'
  | 'surveys'
  | 'groups'
  | 'change'
  | 'curves'
  | 'smallAreas'
  | 'desil'
  | 'areas'
  | 'jobs'
  | 'users'
  | 'tokens'
  | 'protection'
  | 'families'
  | 'audit'
  | 'backups'
  | 'account';

export type NavigationItem = Readonly<{
  href: string;
  label: Label;
  group: 'chain' | 'administration';
  /** Null: every signed-in person. */
  permission: Permission | null;
}>;

/** The rail, in the order of the chain. Only what is built stands here. */
export const NAVIGATION: readonly NavigationItem[] = [
  { href: '/', label: 'home', group: 'chain', permission: 'indicator.read' },
  { href: '/angka', label: 'figures', group: 'chain', permission: 'indicator.read' },
  { href: '/survei', label: 'surveys', group: 'chain', permission: 'survey.read' },
  { href: '/kelompok', label: 'groups', group: 'chain', permission: 'survey.read' },
  { href: '/perubahan', label: 'change', group: 'chain', permission: 'survey.read' },
  { href: '/kurva', label: 'curves', group: 'chain', permission: 'survey.read' },
  { href: '/kelurahan', label: 'smallAreas', group: 'chain', permission: 'survey.read' },
  { href: '/peta', label: 'desil', group: 'chain', permission: 'registry.count' },
  { href: '/keluarga', label: 'families', group: 'chain', permission: 'registry.read' },
  { href: '/wilayah', label: 'areas', group: 'chain', permission: 'area.read' },
  { href: '/pekerjaan', label: 'jobs', group: 'administration', permission: 'job.read' },
  { href: '/pengguna', label: 'users', group: 'administration', permission: 'user.read' },
  { href: '/token-layanan', label: 'tokens', group: 'administration', permission: 'user.read' },
  { href: '/pelindungan', label: 'protection', group: 'administration', permission: 'protection.read' },
  { href: '/jejak-audit', label: 'audit', group: 'administration', permission: 'audit.read' },
  { href: '/cadangan', label: 'backups', group: 'administration', permission: 'backup.read' },
  { href: '/akun', label: 'account', group: 'administration', permission: null },
];

export function visibleNavigation(permissions: readonly Permission[]): readonly NavigationItem[] {
  return NAVIGATION.filter((item) => item.permission === null || permissions.includes(item.permission));
}

/** The item whose page this is: the longest address that begins the path. */
export function isCurrent(item: NavigationItem, path: string): boolean {
  return item.href === '/' ? path === '/' : path === item.href || path.startsWith(`${item.href}/`);
}
