/** What a browser does of its own accord, as far as signing in needs it: cookies kept by host, redirects followed, where a form comes from. */
export interface BrowserLike {
  get(url: string, headers?: Record<string, string>): Promise<Seen>;
  send(url: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Seen>;
  cookies: Map<string, string>;
}

export interface Seen {
  status: number;
  /** Where it ended after all redirects. */
  url: string;
  text: string;
  headers: Headers;
}

const MOST_REDIRECTS = 8;

export function browserLike(): BrowserLike {
  const cookies = new Map<string, string>();
  const home = (url: string) => new URL(url).host;
  const kept = (url: string) =>
    [...cookies].flatMap(([name, value]) => {
      const [host = '', key = ''] = name.split(' ');
      return host === home(url) ? [`${key}=${value}`] : [];
    });

  function keep(url: string, answer: Response): void {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split('; ');
      const [name = '', value = ''] = pair.split('=');
      if (rest.includes('Max-Age=0')) cookies.delete(`${home(url)} ${name}`);
      else cookies.set(`${home(url)} ${name}`, value);
    }
  }

  async function go(url: string, given: RequestInit): Promise<Seen> {
    let [at, asked] = [url, given];
    for (let count = 0; count < MOST_REDIRECTS; count += 1) {
      const headers = { ...(asked.headers as Record<string, string>), cookie: kept(at).join('; ') };
      const answer = await fetch(at, { ...asked, headers, redirect: 'manual' });
      keep(at, answer);
      const location = answer.headers.get('location');
      const text = await answer.text();
      if (location === null) return { status: answer.status, url: at, text, headers: answer.headers };
      at = new URL(location, at).href;
      asked = {};
    }
    throw new Error('sent on and on');
  }

  return {
    cookies,
    get: (url, headers = {}) => go(url, { headers }),
    send: (url, form, headers = {}) =>
      go(url, {
        method: 'POST',
        body: new URLSearchParams(form).toString(),
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin: new URL(url).origin,
          'sec-fetch-site': 'same-origin',
          ...headers,
        },
      }),
  };
}
