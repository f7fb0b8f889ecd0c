export { growthCommand } from './growth-command.ts';
