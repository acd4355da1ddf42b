import { importsOf, roomOf, type SourceFile } from './sources.ts';

interface Inside {
  readonly floors?: readonly RegExp[];
  readonly apart?: RegExp;
  readonly face?: readonly RegExp[];
}
type Rooms = Readonly<Record<string, Inside>>;

/** Circles of files that import each other, each in order of path (Tarjan 1972). */
export function circlesIn(files: readonly SourceFile[]): string[][] {
  const graph = new Map(files.map((file) => [file.path, importsOf(file)]));
  const place = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  const visit = (path: string): void => {
    place.set(path, place.size);
    low.set(path, place.get(path) ?? 0);
    open.push(path);
    for (const target of graph.get(path) ?? []) {
      if (!graph.has(target)) continue;
      if (!place.has(target)) visit(target);
      if (open.includes(target)) {
        low.set(path, Math.min(low.get(path) ?? 0, low.get(target) ?? 0));
      }
    }
    if (low.get(path) !== place.get(path)) return;
    const circle = open.splice(open.indexOf(path));
    if (circle.length > 1 || (graph.get(path) ?? []).includes(path)) circles.push(circle.sort());
  };
  for (const path of graph.keys()) if (!place.has(path)) visit(path);
  return circles;
}

const insideOf = (path: string): string => path.slice(roomOf(path).length + 1);

/** Imports within a room that climb from a lower floor to a higher one; files on no floor. */
export function importsUpwards(files: readonly SourceFile[], rooms: Rooms): string[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path);
    const floors = rooms[room]?.floors;
    if (floors === undefined) return [];
    const floorOf = (path: string): number =>
      floors.findIndex((floor) => floor.test(insideOf(path)));
    const own = floorOf(file.path);
    if (own === -1) return [`${file.path} is on no floor`];
    return importsOf(file)
      .filter((target) => roomOf(target) === room && floorOf(target) > own)
      .map((target) => `${file.path} imports ${target}`);
  });
}

/** Imports from one folder of a room to another one that it is to be kept apart from. */
export function importsAcross(files: readonly SourceFile[], rooms: Rooms): string[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path);
    const folderOf = (path: string): string | undefined =>
      roomOf(path) === room ? rooms[room]?.apart?.exec(insideOf(path))?.[0] : undefined;
    const own = folderOf(file.path);
    if (own === undefined) return [];
    return importsOf(file)
      .filter((target) => folderOf(target) !== undefined && folderOf(target) !== own)
      .map((target) => `${file.path} imports ${target}`);
  });
}

/** Imports of what another room does not show. */
export function importsFromOutside(files: readonly SourceFile[], rooms: Rooms): string[] {
  return files.flatMap((file) =>
    importsOf(file)
      .filter((target) => {
        const room = roomOf(target);
        const face = rooms[room]?.face;
        if (face === undefined || room === roomOf(file.path)) return false;
        return !face.some((door) => door.test(insideOf(target)));
      })
      .map((target) => `${file.path} imports ${target}`),
  );
}

/** Names that more than one file gives to an exported type. */
export function sharedNames(files: readonly SourceFile[]): string[] {
  const homes = new Map<string, string[]>();
  for (const { path, text } of files) {
    const found = text.matchAll(
      /^export (?:declare )?(?:abstract )?(?:interface|type|class|enum) (\w+)/gm,
    );
    for (const [, name = ''] of found) homes.set(name, [...(homes.get(name) ?? []), path]);
  }
  return [...homes]
    .filter(([, paths]) => paths.length > 1)
    .map(([name, paths]) => `${name}: ${paths.join(', ')}`);
}
