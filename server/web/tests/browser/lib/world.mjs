// What every run in the browser stands on: Chromium with a profile of its own, the
// sandbox as the phone, pictures of each page, and what must be true of all pages.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'

const axe = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')

export const server = need('SERVER_URL')
export const sandbox = need('SANDBOX_URL')
const answers = need('CAPTCHA_URL') // who may read the database answers captchas
const gallery = process.env.GALLERY // where pictures go; none without

function need(name) {
  if (!process.env[name]) throw new Error(`${name} is not set`)
  return process.env[name]
}

function browserPath() {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim()
    } catch {
      // the next one
    }
  }
  throw new Error('没有找到 Chromium：请先安装（Debian：apt-get install chromium fonts-droid-fallback）')
}

// open starts a browser of its own: a person at a device.
export async function open({ width = 1280, height = 900 } = {}) {
  const dir = mkdtempSync(path.join(tmpdir(), 'baoquan-browser-'))
  const context = await chromium.launchPersistentContext(dir, {
    executablePath: browserPath(), headless: true, locale: 'zh-CN', timezoneId: 'America/New_York', viewport: { width, height },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
  context.setDefaultTimeout(30_000)
  const page = context.pages()[0] ?? (await context.newPage())
  return new Person(page, context, dir)
}

// Person is somebody before a browser.
class Person {
  problems = []
  captchas = new Map() // of each picture its id

  constructor(page, context, dir) {
    Object.assign(this, { page, context, dir })
    page.on('console', (m) => m.type() === 'error' && !/Failed to load resource/.test(m.text()) && this.problems.push(`console: ${m.text()}`))
    page.on('pageerror', (e) => this.problems.push(`page: ${e.message}`))
    page.on('response', async (r) => {
      if (r.status() >= 500) this.problems.push(`${r.status()} ${r.url()}`)
      if (!r.url().endsWith('/api/v1/captchas') || !r.ok()) return
      const drawn = await r.json().catch(() => undefined) // the page has gone on without it
      if (drawn) this.captchas.set(drawn.image, drawn.id)
    })
  }

  go(address) {
    return this.page.goto(server + address)
  }

  field(label) {
    return this.page.getByLabel(label, { exact: true })
  }

  fill(label, text) {
    return this.field(label).fill(text)
  }

  press(name, within = this.page) {
    return within.getByRole('button', { name, exact: true }).click()
  }

  follow(name, within = this.page) {
    return within.getByRole('link', { name, exact: true }).first().click()
  }

  see(text) {
    return this.page.getByText(text).first().waitFor()
  }

  heading(name) {
    return this.page.getByRole('heading', { name }).first().waitFor()
  }

  // answerCaptcha types what the picture on the page says.
  async answerCaptcha() {
    // each counts once: the one that was answered before is on its way out
    const picture = this.page.getByAltText(/图片验证码/)
    for (let i = 0; i < 200; i++) {
      const image = await picture.getAttribute('src')
      if (image !== this.answered && this.captchas.has(image)) {
        this.answered = image
        return this.fill('图片验证码', await ask(`${answers}?id=${this.captchas.get(image)}`))
      }
      await this.page.waitForTimeout(50)
    }
    throw new Error('no other captcha came')
  }

  async smsCode(phone) {
    for (let i = 0; i < 100; i++) {
      const { items } = JSON.parse(await ask(`${sandbox}/control/sms?phone=${phone}`))
      const last = items.filter((m) => m.code).at(-1)
      if (last) return last.code
      await new Promise((done) => setTimeout(done, 100))
    }
    throw new Error('no code came')
  }

  // look holds the page against what is true of all pages, and takes its picture.
  async look(name) {
    await this.page.evaluate(() => document.fonts.ready)
    await this.page.waitForTimeout(500) // colours are in between while they fade
    if (gallery) {
      mkdirSync(gallery, { recursive: true })
      await this.page.screenshot({ path: path.join(gallery, `${name}.png`), fullPage: true })
    }
    await this.page.evaluate(axe)
    const { violations } = await this.page.evaluate(() =>
      window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
    for (const v of violations) {
      if (['serious', 'critical'].includes(v.impact)) this.problems.push(`${name}: ${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)
    }
    const wide = await this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (wide > 1) this.problems.push(`${name}: the page is ${wide} px wider than the window`)
  }

  async close() {
    await this.context.close()
    rmSync(this.dir, { recursive: true, force: true })
    if (this.problems.length > 0) throw new Error(this.problems.join('\n'))
  }
}

async function ask(url) {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url.replace(/\?.*/, '')}: ${answer.status}`)
  return answer.text()
}

// control asks the sandbox's door.
export async function control(method, at, body) {
  const answer = await fetch(sandbox + '/control' + at, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${at}: ${answer.status} ${await answer.text()}`)
  return answer.status === 204 ? undefined : answer.json()
}

// idNumber makes an identity number with a right check digit.
export function idNumber(order) {
  const body = `11010519900307${String(order % 1000).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = [...body].reduce((n, digit, i) => n + Number(digit) * weights[i], 0)
  return body + '10X98765432'[sum % 11]
}

export const password = 'Baoquan2026'
