// The first story once more in another engine: WebKitGTK, nearest to the iPhone's that Debian has. It has no Background
// Sync, no navigator.storage, and here no way to set it offline: the server is killed instead.
// Prints `ok` and `not ok` lines; exits 1 if one is not ok.
import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WebDriver, WebElement } from 'selenium-webdriver';
import { Builder, By, Capabilities, error, Key, until } from 'selenium-webdriver';
import type { Province } from './province.ts';
import { openProvince, password } from './province.ts';

const waitMs = 30_000;
const display = ':97';
const driverPort = 4497;

interface Engine {
  readonly driver: WebDriver;
  readonly stop: () => Promise<void>;
}

async function startEngine(): Promise<Engine> {
  const home = mkdtempSync(join(tmpdir(), 'so-co-so-webkit-'));
  const started: ChildProcess[] = [];
  const begin = (command: string, args: readonly string[]) => {
    const env = {
      ...process.env,
      DISPLAY: display,
      HOME: home,
      XDG_RUNTIME_DIR: home,
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    };
    started.push(spawn(command, args, { env, stdio: 'ignore' }));
  };
  begin('Xvfb', [display, '-screen', '0', '800x900x24']);
  begin('WebKitWebDriver', [`--port=${driverPort}`]);
  await answers(`http://127.0.0.1:${driverPort}/status`);
  const browser = execFileSync('dpkg', ['-L', 'libwebkit2gtk-4.1-0'], { encoding: 'utf8' })
    .split('\n')
    .find((line) => line.endsWith('/MiniBrowser'));
  if (!browser) throw new Error('MiniBrowser is not installed');
  const options = { binary: browser, args: ['--automation'] };
  const driver = await new Builder()
    .usingServer(`http://127.0.0.1:${driverPort}`)
    .withCapabilities(
      new Capabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options }),
    )
    .build();
  return {
    driver,
    stop: async () => {
      await driver.quit().catch(() => undefined);
      for (const child of started) child.kill();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} does not answer`);
}

function hand(driver: WebDriver) {
  const see = (xpath: string): Promise<WebElement> =>
    driver.wait(until.elementLocated(By.xpath(xpath)), waitMs, `not seen: ${xpath}`);
  // A screen holds its parts back until all have come: there is not yet seen.
  const shown = async (xpath: string): Promise<WebElement> =>
    driver.wait(until.elementIsVisible(await see(xpath)), waitMs, `not shown: ${xpath}`);
  // What was found may be drawn anew before it is used: then it is looked for again, as a person's eye would.
  const onShown = async (xpath: string, deed: (element: WebElement) => Promise<void>) => {
    for (let tries = 0; ; tries += 1) {
      try {
        return await deed(await shown(xpath));
      } catch (fault) {
        if (!(fault instanceof error.StaleElementReferenceError) || tries === 4) throw fault;
      }
    }
  };
  return {
    sees: (text: string) => see(`//*[text()[contains(normalize-space(.), "${text}")]]`),
    taps: (kind: 'a' | 'button', text: string) =>
      onShown(`//main//${kind}[contains(normalize-space(.), "${text}")]`, async (element) => {
        await driver.executeScript('arguments[0].scrollIntoView({ block: "center" })', element);
        await element.click();
      }),
    /** Types into the field with this id, over what stands there. */
    types: (id: string, text: string) =>
      onShown(`//*[@id="field-${id}"]`, async (element) => {
        await driver.executeScript(
          'arguments[0].scrollIntoView({ block: "center" }); arguments[0].select()',
          element,
        );
        await element.sendKeys(text);
      }),
  };
}

async function story(
  driver: WebDriver,
  province: Province,
  step: (name: string, deed: () => Promise<unknown>) => Promise<void>,
) {
  const { sees, taps, types } = hand(driver);
  const home = async () => {
    await driver.get(`${province.address}/`);
    await sees('Ghi việc');
  };
  await step('signs in and holds the shell', async () => {
    await driver.get(province.address);
    await driver
      .wait(until.elementLocated(By.name('login')), waitMs)
      .then((input) => input.sendKeys('hoa'));
    await driver.findElement(By.name('password')).sendKeys(password, Key.ENTER);
    await sees('Đã đồng bộ lúc');
    await driver.wait(
      () => driver.executeScript('return navigator.serviceWorker.controller !== null'),
      waitMs,
    );
  });
  await step('opens with the server killed', async () => {
    await province.kill();
    await home();
  });
  await step('logs a broadcast', async () => {
    await taps('a', 'Phát thanh');
    await types('title', 'Quyền trẻ em – bài 4');
    await types('clustersTotal', '42');
    await types('clustersOn', '42');
    await taps('button', 'Lưu trên máy này');
    await sees('Đã lưu 1 bản ghi');
  });
  await step('logs an exhibition', async () => {
    await taps('a', 'Triển lãm lưu động');
    await types('title', 'Triển lãm ảnh Vì trẻ em');
    await types('sites-0-place', 'Chợ Đợi');
    await types('counts-anh_tu_lieu', '80');
    await types('visitors', '350');
    await taps('button', 'Lưu trên máy này');
    await sees('Đã lưu 2 bản ghi');
  });
  await step('logs posters', async () => {
    await taps('a', 'Cổ động trực quan');
    await types('title', 'Pa-nô 10/12');
    await types('lines-0-width', '2,4');
    await types('lines-0-height', '1,4');
    await taps('button', 'Lưu trên máy này');
    await sees('Đã lưu 3 bản ghi');
  });
  await step('logs a training', async () => {
    await taps('a', 'Tập huấn');
    await types('title', 'Tập huấn Công ước Quyền trẻ em');
    await types('hours', '3');
    await types('organiser', 'UBND xã Quỳnh Phụ');
    await types('attendance-phong_vien', '70');
    await types('female', '31');
    await types('firstTime', '22');
    await types('sheetKept', 'VHXH, cặp 14');
    await taps('button', 'Lưu trên máy này');
    await sees('Đã lưu 4 bản ghi');
  });
  await step('gives a draft back after the page was left in the middle', async () => {
    await taps('a', 'Phát thanh');
    await types('title', 'Bình đẳng giới');
    await sees('nháp tự lưu');
    await home();
    await taps('a', 'Bình đẳng giới');
    await driver.wait(async () => {
      const input = await driver.findElements(By.id('field-title'));
      return (await input[0]?.getAttribute('value')) === 'Bình đẳng giới';
    }, waitMs);
  });
  await step('sends everything when the server is back', async () => {
    await province.start();
    await home();
    await sees('Đã đồng bộ lúc');
    await sees('Đã gửi về máy chủ');
  });
}

async function main(): Promise<void> {
  const province = await openProvince();
  const engine = await startEngine();
  let failed = false;
  const step = async (name: string, deed: () => Promise<unknown>) => {
    if (failed) return;
    try {
      await deed();
      process.stdout.write(`ok - WebKitGTK ${name}\n`);
    } catch (fault) {
      failed = true;
      mkdirSync('test-results', { recursive: true });
      writeFileSync('test-results/webkit.png', await engine.driver.takeScreenshot(), 'base64');
      process.stdout.write(`not ok - WebKitGTK ${name}: ${String(fault).split('\n')[0]}\n`);
    }
  };
  try {
    await story(engine.driver, province, step);
  } finally {
    await engine.stop();
    await province.close();
  }
  process.exitCode = failed ? 1 : 0;
}

await main();
