import type { Point } from './lay-out-graph';

/** A smooth way through points; one of four is a curve that bends out and back. */
export function edgePath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first || rest.length === 0) return '';
  const at = ({ x, y }: Point) => `${round(x)},${round(y)}`;
  const start = `M${at(first)}`;
  const bends = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1]!;
    const isLast = index === rest.length - 2;
    const end = isLast ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q${at(point)} ${at(end)}`;
  });
  return rest.length === 1 ? `${start} L${at(rest[0]!)}` : [start, ...bends].join(' ');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
