import { describe, expect, it } from 'vitest';
import { noBrowser } from '../web/browser.ts';
import { listenTo, opened } from '../web/opened.ts';

const web = opened(['poland'], { host: '127.0.0.1' });

describe.skipIf(noBrowser)('the page behind a token', () => {
  it('should open by its link, under a clean address, with everything it loads', async () => {
    const page = await web.browser.newPage();
    const said = listenTo(page);
    const failed: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
    });
    await page.goto((web.served.links[0] ?? '').replace('/?', '/replay/poland?'));
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(page.url()).not.toContain('token');
    expect([...failed, ...said]).toEqual([]);
    expect(await page.evaluate('document.cookie')).toBe('');
    await page.close();
  });

  it('should go on after a click in a page of another site', async () => {
    const context = await web.browser.newContext();
    const page = await context.newPage();
    await page.route('http://elsewhere.example/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<a href="${web.served.links[0] ?? ''}">the link</a>`,
      }),
    );
    await page.goto('http://elsewhere.example/');
    await page.getByText('the link').click();
    await page.waitForURL(`${web.served.url}**`);
    // Held back for one step, as the cookie's rules want it.
    await page.getByRole('link', { name: 'go on' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await context.close();
  });

  it('should say what to open where the link was not', async () => {
    const context = await web.browser.newContext();
    const page = await context.newPage();
    const answer = await page.goto(web.served.url);
    expect(answer?.status()).toBe(401);
    expect(await page.innerText('body')).toContain('open the link');
    await context.close();
  });
});
