// The desks: a judge returns, accepts and rules, a clerk may not rule; an underwriter
// approves, returns and changes the rates; an operator opens courts and makes accounts.
// Names of parts, when given, say which are to be walked.
import assert from 'node:assert/strict'
import { Caller, pdf } from './lib/callers.mjs'
import { open, password } from './lib/world.mjs'

const applicant = new Caller()
await applicant.login('13800000000')
const courts = await applicant.get('/courts?open=true&limit=100')
const court = courts.items.find((c) => c.caseCode === '京0105')
const run = process.argv.slice(2)
const parts = { returns, rejects, accepts, rules, uploads, underwrites, issues, rates, operates, employs }
for (const [name, part] of Object.entries(parts)) {
  if (run.length > 0 && !run.includes(name)) continue
  await part()
  console.log(`${name}: ok`)
}
console.log('desks: ok')

// at logs somebody in at a desk.
async function at(login, word = password, size) {
  const person = await open(size)
  person.page.setDefaultTimeout(60_000)
  await person.go('/login')
  await person.fill('账号', login)
  await person.fill('密码', word)
  await person.press('登录')
  return person
}

// narrow takes a look at the page on a telephone.
async function narrow(person, name) {
  await person.page.setViewportSize({ width: 375, height: 800 })
  await person.look(name + '-phone')
  await person.page.setViewportSize({ width: 1280, height: 900 })
}

async function returns() {
  const [returned, other] = [await applicant.preservation(court.code), await applicant.preservation(court.code)]
  const person = await at('judge-jing0105')
  const { page } = person
  await person.heading('本院案件')
  await page.getByRole('link', { name: returned.number }).waitFor()
  await person.look('court-queue')
  await narrow(person, 'court-queue')
  await person.fill('申请编号、案号或者当事人', returned.number)
  await person.press('查找')
  await person.see(`查找：${returned.number}`)
  await page.getByRole('link', { name: other.number }).waitFor({ state: 'hidden' })
  assert.ok(!page.url().includes(returned.number), 'what is searched for stays out of the address')
  await person.follow(returned.number)

  // a return names what is marked, each with its reason
  await person.heading('田浩 诉 国石传媒')
  await page.getByRole('button', { name: '查看 财产保全申请书.pdf' }).click()
  await page.locator('iframe[title="财产保全申请书.pdf"]').waitFor()
  await person.look('court-case')
  await page.getByRole('button', { name: '审查' }).click()
  await page.getByRole('alert').getByText('请选择受理、退回补正或者不予受理').click()
  await page.getByLabel('退回补正').check()
  await person.press('下一步：核对退回')
  await page.getByRole('alert').getByText('至少一处').waitFor()
  await page.getByLabel('标记需要补正：申请保全金额').check()
  await page.getByLabel(/标记需要补正：田浩/).check()
  await page.getByText('需要补正的内容（2 处）').waitFor()
  await page.getByLabel('补正的理由').first().selectOption({ label: '填写有误，请核对后修改' })
  await person.press('下一步：核对退回')
  await page.getByRole('alert').getByText('请选择理由').first().waitFor()
  await person.look('court-return')
  await narrow(person, 'court-return')
  await page.getByLabel('补正的理由').nth(1).selectOption({ label: '材料不清晰，请重新上传' })
  await person.press('下一步：核对退回')
  await person.see('请核对后确认')
  await person.look('court-return-confirm')
  await person.press('确认退回补正')
  await person.see('已办理，并已记入案卷。')
  const back = await applicant.get(`/preservations/${returned.id}`)
  assert.deepEqual(back.correction.items.map((i) => i.location.replace(/[0-9a-f-]{36}/, 'ID')), ['amount', 'materials/identity/ID'])
  await person.close()
}

async function rejects() {
  const rejected = await applicant.preservation(court.code)
  const person = await at('judge-jing0105')
  const { page } = person
  await person.heading('本院案件')
  await person.go(`/court/${rejected.id}`)
  await page.getByLabel('不予受理').check()
  await person.press('下一步：核对不予受理')
  await page.getByRole('alert').getByText('请选择理由或者写明理由').click()
  assert.equal(await page.evaluate(() => document.activeElement.id), 'field-reason')
  await page.getByLabel('理由', { exact: true }).selectOption({ label: '不属于本院管辖' })
  await page.getByLabel('说明').fill('应当向被申请人住所地法院提出。')
  await person.press('下一步：核对不予受理')
  await person.press('返回修改')
  assert.equal(await page.getByLabel('说明').inputValue(), '应当向被申请人住所地法院提出。', 'nothing that was typed is lost')
  await person.press('下一步：核对不予受理')
  await person.press('确认不予受理')
  await person.see('已办理，并已记入案卷。')
  await person.see('理由：不属于本院管辖：应当向被申请人住所地法院提出。')
  await page.reload()
  await person.see('目前没有需要您办理的事项')
  await person.close()
}

// uploads a ruling of the court's own making.
async function uploads() {
  const ruled = await accepted()
  const person = await at('judge-jing0105')
  const { page } = person
  await person.heading('本院案件')
  await person.go(`/court/${ruled.id}`)
  await page.getByLabel('驳回申请').check()
  await page.getByLabel('上传 PDF').check()
  await person.press('下一步：核对裁定')
  await page.getByRole('alert').getByText('请选择裁定书的 PDF 文件').waitFor()
  await page.getByLabel('裁定书文件').setInputFiles({ name: '裁定书.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
  await person.press('下一步：核对裁定')
  await page.getByRole('alert').getByText('裁定书应当是 PDF 文件').waitFor()
  await page.getByLabel('裁定书文件').setInputFiles({ name: '裁定书.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) })
  await person.press('下一步：核对裁定')
  await person.see('使用上传的文件：裁定书.pdf')
  await person.press('确认作出裁定')
  await person.see('已办理，并已记入案卷。')
  assert.equal((await applicant.get(`/preservations/${ruled.id}`)).ruling.outcome, 'dismissed')
  await person.close()
}

// accepts a case with the keyboard alone, for a smaller fee.
async function accepts() {
  const ruled = await applicant.preservation(court.code)
  const person = await at('judge-jing0105')
  const { page } = person
  await person.heading('本院案件')
  await person.go(`/court/${ruled.id}`)
  await person.heading('田浩 诉 国石传媒')
  await page.getByLabel('受理', { exact: true }).focus()
  await page.keyboard.press('Space')
  await person.see('《诉讼费用交纳办法》')
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement.id), 'field-fee')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('130')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('保全费不能超过标准 120.00 元').first().waitFor()
  await page.getByLabel('保全费（元）').focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('100.50')
  await person.see('大写：壹佰元伍角整')
  await page.keyboard.press('Enter')
  await person.see('通知申请人交纳保全费 100.50 元')
  await person.look('court-accept')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await person.see('等待申请人交费')
  assert.equal((await applicant.get(`/preservations/${ruled.id}`)).fee, 10_050)

  // the page learns by itself that the fee was paid
  await applicant.pay(`/preservations/${ruled.id}`)
  await person.heading('裁定')
  await person.see('这件申请刚刚有了变化，现在是“待裁定”')
  await person.close()
}

// accepted is a case that waits for its ruling.
async function accepted() {
  const made = await applicant.preservation(court.code)
  const desk = new Caller()
  await desk.login('judge-jing0105')
  return desk.post(`/court/preservations/${made.id}/review`, { decision: 'accept', fee: 0 })
}

async function rules() {
  const ruled = await accepted()
  await clerk(ruled)
  const person = await at('judge-jing0105')
  const { page } = person
  await person.heading('本院案件')
  await person.go(`/court/${ruled.id}`)
  await page.getByLabel('部分准予').check()
  await page.getByLabel('准予保全的金额（元）').fill('10000.01')
  await person.press('下一步：核对裁定')
  await page.getByRole('alert').getByText('应当大于 0 且小于').first().waitFor()
  await page.getByLabel('准予保全的金额（元）').fill('8,000')
  await person.see('大写：捌仟元整')
  await page.getByLabel('裁定理由（选填）').fill('申请人的请求部分符合法律规定。')
  await person.press('下一步：核对裁定')
  await person.see('将要作出的裁定')
  await person.look('court-rule')
  await narrow(person, 'court-rule')

  // two judges at once: the second, who has not heard of it yet, is told what happened
  const second = await at('judge-jing0105')
  await second.heading('本院案件')
  await second.page.route('**/events', (route) => route.abort())
  await second.go(`/court/${ruled.id}`)
  await second.page.getByLabel('准予保全', { exact: true }).check()
  await second.press('下一步：核对裁定')
  await person.press('确认作出裁定')
  await person.see('已办理，并已记入案卷。')
  await second.press('确认作出裁定')
  await second.see('您的决定没有生效：这件申请刚刚有了变化，现在是“已裁定”')
  await second.page.getByRole('link', { name: '下载裁定书' }).waitFor()
  await second.close()

  await page.getByRole('link', { name: '下载裁定书' }).waitFor()
  await person.look('court-ruled')
  assert.equal((await applicant.get(`/preservations/${ruled.id}`)).ruling.amount, 800_000)
  await person.close()
}

// clerk is of the same court, and may not rule.
async function clerk(ruled) {
  const operator = new Caller()
  await operator.login('operator')
  const login = `clerk-${Date.now()}`
  const made = await operator.post('/admin/staff', { login, role: 'clerk', courtCode: court.code, displayName: '王书记员' })
  const self = new Caller()
  await self.login(login, made.initialPassword)
  await self.put('/me/password', { current: made.initialPassword, password })
  const person = await at(login)
  await person.heading('本院案件')
  await person.go(`/court/${ruled.id}`)
  await person.see('书记员不能作出裁定')
  assert.equal(await person.page.getByRole('button', { name: '下一步：核对裁定' }).count(), 0)
  await person.close()
}

async function underwrites() {
  const [approved, returned] = [await applicant.guarantee(court.code, 'picc'), await applicant.guarantee(court.code, 'picc')]
  const person = await at('underwriter-picc')
  const { page } = person
  await person.heading('担保申请')
  await page.getByRole('link', { name: approved.number }).waitFor()
  await person.look('insurer-queue')
  await narrow(person, 'insurer-queue')
  await person.follow(approved.number)

  await page.getByLabel('承保', { exact: true }).check()
  await person.see('已向申请人承诺报价')
  await page.getByLabel('费率（%）').fill('90')
  await person.press('下一步：核对承保')
  await page.getByRole('alert').getByText(/费率应当在|不能高于/).first().waitFor()
  await person.look('insurer-case')
  await narrow(person, 'insurer-case')
  await page.getByLabel('费率（%）').fill(String(approved.ratePpm / 10_000))
  await person.see('担保金额 10,000.00 元 ×')
  await person.press('下一步：核对承保')
  await person.see('通知申请人交纳担保费')
  await person.press('确认承保')
  await person.see('已办理，并已记入案卷。')
  assert.equal((await applicant.get(`/guarantees/${approved.id}`)).premium, approved.suggestedPremium)

  await person.go(`/insurer/${returned.id}`)
  await page.getByLabel('退回补正').check()
  await page.getByLabel(/标记需要补正：国石传媒|标记需要补正：被申请人 国石传媒$/).first().check()
  await page.getByLabel('补正的理由').selectOption({ label: '填写有误，请核对后修改' })
  await person.press('下一步：核对退回')
  await person.press('确认退回补正')
  await person.see('已退回申请人补正')

  await person.close()
}

async function issues() {
  const approved = await applicant.guarantee(court.code, 'picc')
  const desk = new Caller()
  await desk.login('underwriter-picc')
  await desk.post(`/insurer/guarantees/${approved.id}/underwriting`, { decision: 'approve' })
  const person = await at('underwriter-picc')
  const { page } = person
  await person.heading('担保申请')
  // paid and issued: the page shows the papers by itself
  await person.go(`/insurer/${approved.id}`)
  await person.see('等待申请人交费')
  await applicant.pay(`/guarantees/${approved.id}`)
  await page.getByRole('link', { name: '下载保函' }).waitFor()
  await person.look('insurer-letter')
  await letter(person, approved)

  await person.close()
}

async function rates() {
  const person = await at('underwriter-picc')
  const { page } = person
  await person.heading('担保申请')
  await person.follow('费率')
  await person.heading('费率标准')
  await page.getByLabel('生效日期').fill('2020-01-01')
  await person.press('下一步：核对新的费率')
  await person.press('确认发布')
  await page.getByRole('alert').getByText('生效日期不能早于今天').waitFor()
  await person.look('rate-cards')
  await narrow(person, 'rate-cards')
  await page.getByLabel('生效日期').fill('2036-02-30')
  await person.press('下一步：核对新的费率')
  await person.press('确认发布')
  await page.getByRole('alert').getByText('生效日期应为年-月-日').waitFor()
  await page.getByLabel('生效日期').fill('2036-01-01')
  await person.press('下一步：核对新的费率')
  await person.see('自 2036-01-01 起按新的费率报价')
  await person.press('确认发布')
  await person.see('已发布费率标准')

  await person.follow('评价')
  await person.heading('投保人的评价')
  await person.look('evaluations')
  await narrow(person, 'evaluations')
  await person.close()
}

// letter is used for a preservation, which is granted, and then released.
async function letter(person, guarantee) {
  const { version } = await applicant.get('/notices/preservation')
  const { id } = await applicant.post(`/guarantees/${guarantee.id}/preservations`, { noticeVersion: version })
  await applicant.post(`/preservations/${id}/submission`)
  const desk = new Caller()
  await desk.login('judge-jing0105')
  await desk.post(`/court/preservations/${id}/review`, { decision: 'accept', fee: 0 })
  await desk.post(`/court/preservations/${id}/ruling`, { outcome: 'granted' })
  await person.heading('登记索赔或者解除')
  await person.press('下一步：核对登记')
  await person.page.getByRole('alert').getByText('请填写说明').waitFor()
  await person.page.getByLabel('解除担保责任').check()
  await person.page.getByLabel('说明').fill('保全已解除')
  await person.press('下一步：核对登记')
  await person.press('确认登记')
  await person.see('已解除')
}

async function operates() {
  const person = await at('operator')
  const { page } = person
  await person.heading('需要人工处理的案件')
  await person.see('流程引擎')
  await person.look('admin-stuck')
  await narrow(person, 'admin-stuck')

  await person.follow('法院')
  await person.fill('法院名称或者代码', '北京市海淀区')
  await page.getByLabel('显示').selectOption({ label: '全部' })
  const name = '北京市海淀区人民法院'
  const opened = page.getByRole('button', { name: `开通 ${name}` })
  const closed = page.getByRole('button', { name: `关闭 ${name}` })
  await opened.or(closed).waitFor()
  for (const wasOpen of [await closed.isVisible(), !(await closed.isVisible())]) {
    await (wasOpen ? closed : opened).click()
    await person.see(`${name}${wasOpen ? '已关闭' : '已开通'}`)
    await (wasOpen ? opened : closed).waitFor()
  }
  await person.look('admin-courts')
  await narrow(person, 'admin-courts')

  await person.follow('保险公司')
  await person.heading('保险公司')
  await page.getByText('由其核心系统办理').first().waitFor()
  await person.look('admin-insurers')
  await narrow(person, 'admin-insurers')

  await person.follow('对账')
  await person.press('开始核对')
  await page.getByRole('alert').getByText('请填写要核对的日期').waitFor()
  await person.fill('日期', '2099-01-01')
  await person.press('开始核对')
  await page.getByRole('alert').getByText('最晚可以核对昨天').waitFor()
  await person.fill('日期', new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10))
  await person.press('开始核对')
  await person.see('已开始核对')
  await person.look('admin-payments')
  await narrow(person, 'admin-payments')
  await person.close()
}

// employs a judge: the account is made, handed over and used.
async function employs() {
  const person = await at('operator')
  const { page } = person
  const login = `judge-${Date.now()}`
  await person.follow('工作人员')
  await person.press('新建账号')
  await person.press('建立账号')
  await page.getByRole('alert').getByText('请选择身份').waitFor()
  await page.getByLabel('法官', { exact: true }).check()
  await person.fill('账号', login)
  await person.fill('姓名', '李法官')
  await person.press('建立账号')
  await page.getByRole('alert').getByText('请查找并选择所在的法院').waitFor()
  await person.fill('法院名称', '朝阳区')
  await page.getByLabel('法院名称').press('Enter')
  await page.getByRole('button', { name: '北京市朝阳区人民法院' }).click()
  await person.look('admin-staff-form')
  await person.press('建立账号')
  await person.see(`账号 ${login} 的初始密码`)
  const word = await page.locator('.secret').innerText()
  await person.look('admin-staff')
  await narrow(person, 'admin-staff')
  await person.press('我已记下，不再显示')
  assert.ok(!(await page.content()).includes(word), 'a first password is shown once')

  const judge = await at(login, word)
  await judge.see('您正在使用初始密码')
  await judge.fill('现在的密码', word)
  await judge.fill('登录密码', password)
  await judge.fill('请再次输入密码', password)
  await judge.press('立即提交')
  await judge.heading('本院案件')
  await judge.close()

  await person.fill('账号或者姓名', login)
  await person.press('查找')
  await person.press('停用 李法官')
  await person.press('确认')
  await person.see('李法官已停用')
  await person.close()
}
