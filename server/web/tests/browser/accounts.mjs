// Section 3 of the manual: registration, login, real-name check; and a forgotten
// password, the large view, a telephone.
import assert from 'node:assert/strict'
import { control, idNumber, open, password, sandbox } from './world.mjs'

const phone = process.env.PHONE ?? '13911112222'
const person = await open()
const { page } = person

await person.go('/')
await person.heading('登录')
await person.look('login')

await person.press('登录')
await page.getByRole('alert').getByText('有错误，请改正以下 2 处').waitFor()
await page.getByRole('alert').getByText('请填写账号').click()
assert.equal(await page.evaluate(() => document.activeElement.id), 'field-login')

await person.follow('还没有账户？注册')
await person.heading('注册账号')
await person.press('下一步')
await page.getByRole('alert').getByText('有错误').waitFor()
await person.look('register')
await person.fill('手机号码', phone)
await person.fill('图片验证码', 'zzzz')
await page.getByRole('checkbox').check()
await person.press('下一步')
await page.getByRole('alert').getByText(/验证码/).first().waitFor()
await page.waitForTimeout(500)
await person.answerCaptcha()
await person.press('下一步')
await page.getByText('验证码已发送到').waitFor()
await person.press('修改')
assert.equal(await person.field('手机号码').inputValue(), phone)
await page.waitForTimeout(300)
await person.answerCaptcha()
await person.press('下一步')
await page.waitForTimeout(1000)
if (await page.getByText('验证码已发送到').isHidden()) {
  // a code was sent less than a minute ago: the page says how long to wait
  await page.getByRole('alert').getByText(/秒后再试|频繁/).first().waitFor()
  await person.look('register-wait')
} else {
  throw new Error('a second code within a minute')
}
await person.close()
console.log('accounts: ok')
