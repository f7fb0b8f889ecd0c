import { expect, test } from 'vitest';
import { randomGenerator } from './random.ts';

const DRAWS = 20_000;

function draws(draw: () => number): { mean: number; sd: number; values: number[] } {
  const values = Array.from({ length: DRAWS }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / DRAWS;
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / DRAWS);
  return { mean, sd, values };
}

test('one seed gives one sequence; another seed or another child gives another', () => {
  const first = Array.from({ length: 5 }, randomGenerator(1).uniform);
  expect(Array.from({ length: 5 }, randomGenerator(1).uniform)).toEqual(first);
  expect(Array.from({ length: 5 }, randomGenerator(2).uniform)).not.toEqual(first);
  const names = randomGenerator(1).fork('names').uniform();
  expect(randomGenerator(1).fork('names').uniform()).toBe(names);
  expect(randomGenerator(1).fork('streets').uniform()).not.toBe(names);
});

test('a fork does not move its parent', () => {
  const parent = randomGenerator('metro');
  parent.fork('a').uniform();
  expect(parent.uniform()).toBe(randomGenerator('metro').uniform());
});

test('uniform draws fill 0..1 evenly', () => {
  const { mean, sd, values } = draws(randomGenerator(7).uniform);
  expect(mean).toBeCloseTo(0.5, 2);
  expect(sd).toBeCloseTo(Math.sqrt(1 / 12), 2);
  expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...values)).toBeLessThan(1);
  // Chi-square over 20 cells, 19 df: the 99.9 % point is 43.8.
  const cells = new Array(20).fill(0);
  for (const value of values) cells[Math.floor(value * 20)]++;
  const chiSquare = cells.reduce((sum, count) => sum + (count - DRAWS / 20) ** 2 / (DRAWS / 20), 0);
  expect(chiSquare).toBeLessThan(43.8);
});

test('normal and lognormal draws have the asked moments', () => {
  const random = randomGenerator(8);
  const normal = draws(() => random.normal(10, 2));
  expect(normal.mean).toBeCloseTo(10, 1);
  expect(normal.sd).toBeCloseTo(2, 1);
  const logs = draws(() => Math.log(random.lognormal(1, 0.5)));
  expect(logs.mean).toBeCloseTo(1, 1);
  expect(logs.sd).toBeCloseTo(0.5, 1);
});

test('whole numbers stay under their limit and each comes up', () => {
  const random = randomGenerator(9);
  const seen = new Set(Array.from({ length: 500 }, () => random.integer(6)));
  expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  expect(() => random.integer(0)).toThrow('below is 0');
});

test('weighted choice follows its weights and never takes a weight of 0', () => {
  const random = randomGenerator(10);
  const counts = { a: 0, b: 0, c: 0 };
  for (let draw = 0; draw < DRAWS; draw++) counts[random.choice(['a', 'b', 'c'] as const, [3, 0, 1])]++;
  expect(counts.b).toBe(0);
  expect(counts.a / DRAWS).toBeCloseTo(0.75, 1);
  expect(() => random.choice([], undefined)).toThrow();
  expect(() => random.choice(['a'], [0])).toThrow('the weights sum to 0');
  expect(() => random.choice(['a', 'b'], [1, -1])).toThrow('weights[1] is -1');
  expect(() => random.choice(['a', 'b'], [1])).toThrow('2 items but 1 weights');
});

test('a shuffle keeps all items, leaves its input alone and reaches every order', () => {
  const random = randomGenerator(11);
  const items = [1, 2, 3];
  const orders = new Set(Array.from({ length: 300 }, () => random.shuffle(items).join('')));
  expect(items).toEqual([1, 2, 3]);
  expect([...orders].sort()).toEqual(['123', '132', '213', '231', '312', '321']);
});

test('a seed that is not a whole number is refused', () => {
  expect(() => randomGenerator(1.5)).toThrow('seed 1.5');
});
