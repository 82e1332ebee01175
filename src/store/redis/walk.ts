import type { Asking } from './asking.ts';
import { allCells, ownersKey } from './keys.ts';

/** Some owners from a place on, cell by cell; the place is `<cell> <last owner>`. */
export async function walkOwners(
  asking: Asking,
  from: string | undefined,
  limit: number,
): Promise<{ owners: string[]; next?: string }> {
  const [cell = 0, after = ''] = from === undefined ? [] : placeOf(from);
  const owners: string[] = [];
  for (const each of allCells.slice(cell)) {
    const start = each === cell && after !== '' ? `(${after}` : '-';
    const wanted = limit - owners.length;
    owners.push(
      ...(await asking.ask((client) => client.zrangebylex(ownersKey(each), start, '+', 'LIMIT', 0, wanted))),
    );
    if (owners.length >= limit) return { owners, next: `${each} ${owners.at(-1)}` };
  }
  return { owners };
}

function placeOf(from: string): [cell: number, after: string] {
  const space = from.indexOf(' ');
  return [Number(from.slice(0, space)), from.slice(space + 1)];
}
