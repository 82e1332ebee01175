/** Addresses that belong to a network behind the front door: they name no visitor, and nothing of ours may call them. */
import { BlockList, isIP } from 'node:net';

/** Loopback, private, link-local, shared, multicast and reserved ranges. */
const inside = new BlockList();
for (const range of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/3',
])
  add(range, 'ipv4');
for (const range of ['::/127', 'fc00::/7', 'fe80::/10', 'ff00::/8', '64:ff9b:1::/48', '100::/64'])
  add(range, 'ipv6');

function add(range: string, family: 'ipv4' | 'ipv6'): void {
  const [net = '', bits = ''] = range.split('/');
  inside.addSubnet(net, Number(bits), family);
}

/** True for everything that is not an address too: what cannot be judged is not outside. */
export function isInside(address: string): boolean {
  const plain = embeddedIpv4(address) ?? address;
  const family = isIP(plain);
  return family === 0 || inside.check(plain, family === 4 ? 'ipv4' : 'ipv6');
}

/** `::ffff:10.0.0.1`, and its hexadecimal form, are 10.0.0.1; so are the translated forms of NAT64 and 6to4. */
export function embeddedIpv4(address: string): string | undefined {
  if (isIP(address) !== 6) return undefined;
  const words = wordsOf(address);
  const [first = 0, second = 0] = words;
  const at = (place: number) => dotted(words[place] ?? 0, words[place + 1] ?? 0);
  const zeroes = (to: number) => words.slice(0, to).every((each) => each === 0);
  if (zeroes(5) && words[5] === 0xffff) return at(6);
  if (first === 0x64 && second === 0xff9b && words.slice(2, 6).every((each) => each === 0)) return at(6);
  return first === 0x2002 ? at(1) : undefined;
}

/** Whoever has an IPv6 address has a whole network of them, so they are told apart by their first half. */
export function networkOf(address: string): string {
  const plain = embeddedIpv4(address) ?? address;
  if (isIP(plain) !== 6) return plain;
  const front = wordsOf(plain).slice(0, 4);
  return `${front.map((each) => each.toString(16)).join(':')}::`;
}

function dotted(high: number, low: number): string {
  return [high >>> 8, high & 255, low >>> 8, low & 255].join('.');
}

function wordsOf(address: string): number[] {
  const quad = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address)?.slice(1).map(Number);
  const plain =
    quad === undefined
      ? address
      : address.replace(
          /[\d.]+$/,
          `${(((quad[0] ?? 0) << 8) | (quad[1] ?? 0)).toString(16)}:${(((quad[2] ?? 0) << 8) | (quad[3] ?? 0)).toString(16)}`,
        );
  const [head = '', tail] = plain.split('%', 1)[0]?.split('::') ?? [];
  const read = (part: string) =>
    part
      .split(':')
      .filter((each) => each !== '')
      .map((each) => Number.parseInt(each, 16));
  if (tail === undefined) return read(head);
  const [front, back] = [read(head), read(tail)];
  return [...front, ...Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => 0), ...back];
}
