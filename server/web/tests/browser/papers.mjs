// A holder of a passport is known by papers that an operator looks at; two accounts of
// one person become one.
import assert from 'node:assert/strict'
import { control, idNumber, open, password } from './lib/world.mjs'
import { Client, png } from './lib/cases.mjs'

const phone = process.env.PHONE ?? '13922223333'
const person = await open()
const { page } = person
const operator = await open()

// register makes an account through the pages.
async function register(number) {
  await person.go('/register')
  await person.fill('手机号码', number)
  await person.answerCaptcha()
  await page.getByRole('checkbox').check()
  await person.press('下一步')
  await person.fill('短信验证码', await person.smsCode(number))
  await person.press('下一步')
  await person.fill('登录密码', password)
  await person.fill('请再次输入密码', password)
  await person.press('立即提交')
  await person.heading('恭喜您，注册成功！')
  await person.follow('立即登录')
  await person.fill('账号', number)
  await person.fill('密码', password)
  await person.press('登录')
  await person.heading('我的申请')
}

await register(phone)
await person.follow('去实名认证')
const name = `安娜${phone.slice(-6)}`
await person.fill('真实姓名', name)
await person.field('证件类型').selectOption('passport')
await person.fill('证件号码', `E${phone.slice(-8)}`)
await page.getByLabel('女', { exact: true }).check()
await person.fill('出生日期', '1990-03-07')
await person.press('实名认证')
await person.heading('提交证件材料')
await person.press('开始上传材料')
await page.getByRole('alert').getByText('请阅读并勾选同意书').first().waitFor()
await page.getByRole('checkbox').check()
await person.press('开始上传材料')
await person.heading('要上传的材料')
await person.press('提交审核')
await page.getByRole('alert').first().waitFor() // nothing was uploaded
await person.look('papers-missing')
for (const input of await page.locator('input[type=file]').all()) {
  await input.setInputFiles({ name: '护照.png', mimeType: 'image/png', buffer: png })
}
await page.getByText('护照.png').nth((await page.locator('input[type=file]').count()) - 1).waitFor()
await page.reload()
await page.getByText('护照.png').first().waitFor()
await person.look('papers')
await person.press('提交审核')
await person.heading('已提交，等待工作人员审核')
await person.look('papers-pending')

const clerk = await Client.of('operator')
await clerk.enter(operator)
await operator.go('/admin/identity')
await operator.page.getByRole('button', { name: `审核 ${name} 的材料` }).click()
await operator.see(`E${phone.slice(-8)}`)
await operator.press('作出决定')
await operator.page.getByRole('alert').getByText('请选择审核结果').first().waitFor()
await operator.page.locator('.paper-shown img').first().waitFor()
await operator.look('admin-papers')
await operator.page.getByLabel('通过', { exact: true }).check()
await operator.press('作出决定')
await operator.see(`已办理：${name}`)
await operator.page.setViewportSize({ width: 375, height: 740 })
await operator.go('/admin/identity')
await operator.heading('证件材料审核')
await operator.look('admin-papers-phone')
await operator.close()

await person.heading('实名认证成功') // the page learns it by itself
await person.fill('账号', phone)
await person.fill('密码', password)
await person.press('登录')
await person.heading('我的申请')
await person.press('退出登录')
await person.heading('登录')

// The same person, once with each of two numbers: the second takes the first up.
const number = idNumber(Number(phone) % 991)
for (const own of [String(Number(phone) + 1), String(Number(phone) + 2)]) {
  await register(own)
  await person.follow('去实名认证')
  await person.fill('真实姓名', '王合并')
  await person.fill('证件号码', number)
  await person.press('实名认证')
  await page.getByRole('checkbox').check()
  const begun = page.waitForResponse((r) => r.url().endsWith('/me/identity-checks') && r.request().method() === 'POST')
  await person.press('开始实名认证')
  const { qrUrl } = await (await begun).json()
  await control('POST', '/face', { qrUrl, result: 'pass' })
  await person.heading('实名认证成功')
  await person.fill('账号', own)
  await person.fill('密码', password)
  await person.press('登录')
  await person.heading('我的申请')
  if (own !== String(Number(phone) + 2)) {
    await person.press('退出登录')
    await person.heading('登录')
  }
}
await person.go('/me')
await person.heading('本人的其他账号')
await page.getByRole('button', { name: /并入本账号/ }).click()
await person.press('确认并入')
await page.getByRole('alert').getByText('请填写密码').first().waitFor()
await person.fill('现在账号的登录密码', password)
await person.look('merge')
await person.press('确认并入')
await person.see('已并入，转来 0 件申请')
assert.equal(await page.getByRole('button', { name: /并入本账号/ }).count(), 0)
await person.close()
console.log('papers: ok')
