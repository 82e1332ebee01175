/** The content as it is shipped and the screen made of it: frozen, so that one of each is enough for all test files of a process. */
import { loadContent, type Content } from '../../src/content/content.ts';
import { createBothReaders } from '../../src/risk/readers.ts';

interface Shipped {
  content: Content;
  screen: ReturnType<typeof createBothReaders>;
}

function load(): Shipped {
  const content = loadContent('content');
  return { content, screen: createBothReaders(content) };
}

const known = globalThis as { shipped?: Shipped };
export const { content: shippedContent, screen: shippedScreen } = (known.shipped ??= load());
