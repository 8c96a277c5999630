// Sections 4 (steps 4 to 6) and 5 (steps 3 to 8) of the manual: materials, preview,
// submission, payment, ruling; a returned application; a guarantee up to its letter,
// its evaluation, and the preservation that it is used for; a telephone.
import assert from 'node:assert/strict'
import { truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Client, draftGuarantee, draftPreservation, eicar, files, pay, pdf, png } from './lib/cases.mjs'
import { open } from './lib/world.mjs'

const owner = await Client.of('13800000000')
const judge = await Client.of('judge-jing0105')
const underwriter = await Client.of('underwriter-picc')
const person = await open()
const { page } = person
await owner.enter(person)

// PART=correction walks one part alone
const parts = { materials, preview, ruling, correction, guarantee, telephone }
for (const [name, part] of Object.entries(parts)) {
  if (process.env.PART && !process.env.PART.split(',').includes(name)) continue
  await part()
  console.log(`case: ${name}`)
}
await person.close()
console.log('case: ok')

// choose puts files into a slot.
async function choose(slot, ...chosen) {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: `选择文件：${slot}`, exact: true }).click()
  await (await chooser).setFiles(chosen.map(([name, buffer, mimeType = 'application/pdf']) => ({ name, buffer, mimeType })))
}

// chooseLarge puts a file of more than 20 MB into a slot.
async function chooseLarge(slot, name) {
  const file = path.join(person.dir, name)
  writeFileSync(file, '')
  truncateSync(file, (20 << 20) + 1)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: `选择文件：${slot}`, exact: true }).click()
  await (await chooser).setFiles(file)
}

function slot(name) {
  return page.getByRole('group', { name, exact: true })
}

async function materials() {
  const k = await draftPreservation(owner)
  await person.go(`${k.path}/edit/materials`)
  await person.heading('上传材料')
  await person.look('case-materials-empty')

  await choose('起诉状', ['起诉状.txt', Buffer.from('起诉状'), 'text/plain'])
  await slot('起诉状').getByRole('alert').getByText('只能上传这些类型的文件').waitFor()
  await choose('其它材料', ['病毒.pdf', pdf(eicar)])
  await slot('其它材料').getByRole('alert').getByText('恶意程序').waitFor()
  await chooseLarge('案件证据及相关材料', '太大.pdf')
  await slot('案件证据及相关材料').getByText('单个文件最大 20 MB').waitFor()
  await person.look('case-materials-refused')
  await person.press('不再显示 起诉状.txt')
  await person.press('不再显示 太大.pdf')

  // a line that is cut, and the same file again
  await page.route('**/materials', (route) => route.abort(), { times: 1 })
  await choose('起诉状', ['起诉状.pdf', pdf()])
  await slot('起诉状').getByText('网络断了，文件没有传完').waitFor()
  await person.press('重试 起诉状.pdf')
  await slot('起诉状').getByText('已上传 1 个').waitFor()

  // one that takes too long is stopped
  await page.route('**/materials', () => {}, { times: 1 })
  await choose('起诉状', ['太慢.pdf', pdf('x')])
  await page.getByRole('progressbar', { name: '太慢.pdf 的上传进度' }).waitFor()
  await person.press('取消 太慢.pdf')
  await slot('起诉状').getByText('太慢.pdf').waitFor({ state: 'detached' })

  const dropped = await page.evaluateHandle((bytes) => {
    const data = new DataTransfer()
    data.items.add(new File([new Uint8Array(bytes)], '拖来的.pdf', { type: 'application/pdf' }))
    return data
  }, [...pdf('f')])
  await slot('国石传媒集团有限公司（被申请人，法人）').locator('.drop').dispatchEvent('drop', { dataTransfer: dropped })
  await slot('国石传媒集团有限公司（被申请人，法人）').getByText('已上传 1 个').waitFor()

  await choose('保全申请书', ['财产保全申请书.pdf', pdf()])
  await choose('案件证据及相关材料', ['借款合同.pdf', pdf('a')], ['转账记录.pdf', pdf('b')], ['聊天记录.png', png, 'image/png'], ['催告函.pdf', pdf('c')])
  await slot('案件证据及相关材料').getByText('已上传 4 个').waitFor()
  await choose('田浩（申请人，自然人）', ['身份证正面.png', png, 'image/png'])
  await choose('第 1 项担保（第三人保证）', ['保证书.pdf', pdf('d')])
  await slot('第 1 项担保（第三人保证）').getByText('检查通过').waitFor()

  await person.press('删除 催告函.pdf')
  await person.press('撤销删除')
  await slot('案件证据及相关材料').getByText('已上传 4 个').waitFor()
  await person.press('删除 催告函.pdf')
  await slot('案件证据及相关材料').getByText('已上传 3 个').waitFor()
  await person.press('查看 聊天记录.png')
  await page.getByRole('dialog').getByRole('img', { name: '聊天记录.png' }).waitFor()
  await page.keyboard.press('Escape')
  await person.press('查看 借款合同.pdf')
  await page.getByRole('dialog').locator('iframe').waitFor()
  await page.keyboard.press('Escape')
  await page.reload()
  await slot('案件证据及相关材料').getByText('已上传 3 个').waitFor()
  await person.look('case-materials')

  await person.press('下一步')
  await person.heading('预览提交')
}

async function preview() {
  const k = await draftPreservation(owner)
  await files(owner, k)
  await person.go(`${k.path}/edit/preview`)
  await person.heading('财产保全申请')
  await person.see('110105199003070009')
  await person.see('壹万元整')
  // something is taken away behind the page: pressing the button says so
  const { items } = await owner.call('GET', `${k.path}/materials`)
  await page.getByText('内容已经填写完整').waitFor()
  await owner.call('DELETE', `${k.path}/materials/${items.find((m) => m.slot === 'complaint').id}`)
  await person.press('提交给北京市朝阳区人民法院')
  await page.getByRole('alert').getByText(/载入最新内容/).waitFor()
  await person.press('提交给北京市朝阳区人民法院')
  await page.getByRole('alert').getByRole('link', { name: '起诉状未上传' }).waitFor()
  await person.look('case-preview-missing')
  await page.getByRole('alert').getByRole('link', { name: '起诉状未上传' }).click()
  await person.heading('上传材料')
  await page.waitForFunction(() => document.activeElement?.id === 'field-materials-complaint')
  await choose('起诉状', ['起诉状.pdf', pdf()])
  await slot('起诉状').getByText('检查通过').waitFor()
  await person.press('下一步')
  await person.see('内容已经填写完整')
  await person.look('case-preview')
  await person.press('提交给北京市朝阳区人民法院')
  await person.heading('保全申请已提交')
  await person.see(k.number)
  await person.see(/剩 \d+ 小时（|剩 \d+ 天（/)
  await person.look('case-submitted')
}

async function ruling() {
  const k = await draftPreservation(owner)
  await files(owner, k)
  await owner.call('POST', `${k.path}/submission`)
  await person.go(k.path)
  await person.heading('保全申请')
  await person.see('现在由法院办理')
  await person.look('case-under-review')
  await judge.call('POST', `/court${k.path}/review`, { decision: 'accept' })
  await person.see('现在请您办理') // by itself
  await person.look('case-awaiting-payment')
  await person.follow('去交费 120.00 元')
  await person.heading('交纳保全费')
  await person.press('生成付款码')
  await page.getByText('请选择支付方式').first().waitFor()
  await page.getByLabel('支付宝').check()
  await person.press('生成付款码')
  await page.getByRole('img', { name: '请用支付宝扫一扫付款' }).waitFor()
  await page.getByLabel('微信支付').check()
  await person.press('换用这种方式')
  await page.getByRole('img', { name: '请用微信扫一扫付款' }).waitFor()
  await person.look('case-payment')
  await page.reload()
  await page.getByRole('img', { name: '请用微信扫一扫付款' }).waitFor()
  await person.press('已支付？点此查询')
  await person.see('还没有收到支付结果')
  await pay(owner, k)
  await person.heading('支付成功')
  await page.reload()
  await person.heading('支付成功')
  await person.look('case-paid')
  await person.follow('返回申请')
  await person.see('法官正在办理')
  await owner.until(k.path, 'awaiting_ruling')
  await judge.call('POST', `/court${k.path}/ruling`, { outcome: 'granted' })
  await person.heading('裁定结果：准予保全') // without loading the page again
  await download('下载裁定书')
  await download('下载交费凭证')
  await person.press('查看裁定书')
  await page.locator('iframe').waitFor()
  await person.look('case-ruled')
}

// download follows a link that brings a file.
async function download(name) {
  const coming = page.waitForEvent('download')
  await person.follow(name)
  const file = await coming
  assert.equal(await file.failure(), null)
}

async function correction() {
  const k = await draftPreservation(owner)
  await files(owner, k)
  await owner.call('POST', `${k.path}/submission`)
  await judge.call('POST', `/court${k.path}/review`, {
    decision: 'return', items: [
      { location: `parties/${k.respondent}/creditCode`, reason: '请补充被申请人的统一社会信用代码' },
      { location: 'materials/evidence', reason: '请补充转账凭证' }, { location: 'amount', reason: '请核对申请金额' },
    ],
  })
  await person.go(k.path)
  await person.heading('需要补正的内容')
  await person.see('共 3 项，已修改 0 项')
  await person.look('case-returned')
  await page.getByRole('link', { name: '去修改：案件证据及相关材料' }).click()
  await person.heading('上传材料')
  await slot('案件证据及相关材料').getByText('请补充转账凭证').waitFor()
  await choose('案件证据及相关材料', ['转账凭证.pdf', pdf('e')])
  await slot('案件证据及相关材料').getByText('已上传 2 个').waitFor()
  await person.go(k.path)
  await person.see('共 3 项，已修改 1 项')
  await owner.call('POST', `${k.path}/clues`, { kind: 'other', ownerPartyId: k.respondent, value: 100, other: { name: '设备', location: '上海' } })
  await person.see('第 3 条财产线索') // by itself
  await page.getByRole('link', { name: '重新提交', exact: true }).click()
  await person.press('提交给北京市朝阳区人民法院')
  await person.heading('保全申请已提交')
  await person.follow('查看办理进度')
  await person.press('撤回申请')
  await person.press('确认撤回')
  await page.getByText('请填写撤回的理由').first().waitFor()
  await person.look('case-withdraw')
  await person.fill('撤回的理由', '双方已和解')
  await person.press('确认撤回')
  await person.see('您已撤回这份申请')
  await person.look('case-withdrawn')
}

async function guarantee() {
  const k = await draftGuarantee(owner)
  await files(owner, k)
  // a quote that has run out, as the page will see it in some days
  await page.route(`**/api/v1${k.path}`, async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, json: { ...(await answer.json()), quoteHeldUntil: '2026-01-01T00:00:00+08:00' } })
  }, { times: 1 })
  await person.go(`${k.path}/edit/preview`)
  await person.see('报价已过期')
  await person.look('case-guarantee-preview')
  await person.press('重新获取报价')
  await person.see('已重新报价，担保费 30.00 元')
  await person.press('提交给中国人民财产保险股份有限公司')
  await person.heading('担保申请已提交')
  await person.follow('查看办理进度')
  await person.see('现在由保险公司办理')
  await underwriter.call('POST', `/insurer${k.path}/underwriting`, { decision: 'approve' })
  await page.getByRole('link', { name: /去交费/ }).click()
  await page.getByLabel('微信支付').check()
  await person.press('生成付款码')
  await page.getByRole('img', { name: '请用微信扫一扫付款' }).waitFor()
  await pay(owner, k)
  await person.heading('支付成功')
  await person.follow('返回申请')
  await person.heading('保单和保函')
  await download('下载保单')
  await download('下载保函')
  await person.press('提交评价')
  await page.getByText('请选择 1 至 5 分').first().waitFor()
  await page.getByLabel('5 分，非常满意').check()
  await person.fill('评价内容（选填）', '出函很快')
  await person.look('case-issued')
  await person.press('提交评价')
  await person.see('评价已提交，谢谢')
  await person.press('创建保全申请')
  await page.getByText('请阅读并勾选网上保全须知').first().waitFor()
  await page.getByRole('checkbox').check()
  await person.press('创建保全申请')
  await page.waitForURL(/\/preservations\/.*\/edit\/basics/)
  const id = /preservations\/([^/]+)/.exec(page.url())[1]
  await person.go(`/preservations/${id}/edit/materials`)
  await slot('第 1 项担保（保险公司诉责险）').getByText('系统自动附上').first().waitFor()
  await person.look('case-materials-linked')
  await person.go(`/preservations/${id}`)
  await page.getByRole('link', { name: '中国人民财产保险股份有限公司' }).first().click()
  await person.see('这份保函已用于保全申请')
  await person.look('case-used')
  await owner.call('DELETE', `/preservations/${id}`)
  await person.press('退保') // it has become possible by itself
  await person.fill('退保的理由', '不再需要')
  await person.press('确认退保')
  await person.see('已退保，保单和保函已撤销')
  await person.see(/退款 30.00 元/)
  await person.look('case-surrendered')
}

async function telephone() {
  const k = await draftPreservation(owner)
  await page.setViewportSize({ width: 375, height: 720 })
  await person.go(`${k.path}/edit/materials`)
  await person.heading('上传材料')
  await person.look('case-phone-materials')
  await files(owner, k)
  await person.go(`${k.path}/edit/preview`)
  await person.heading('财产保全申请')
  await person.look('case-phone-preview')
  await owner.call('POST', `${k.path}/submission`)
  await judge.call('POST', `/court${k.path}/review`, { decision: 'accept' })
  await person.go(k.path)
  await person.see('现在请您办理')
  await person.look('case-phone-case')
  await person.go(`${k.path}/payment`)
  await page.getByLabel('微信支付').check()
  await person.press('生成付款码')
  await page.getByRole('link', { name: '打开微信付款' }).waitFor()
  await person.look('case-phone-payment')
}
