export { type LinkOutput, linkCommand } from './link-command.ts';
