// Cases made by the API alone, as a user's own program would, for pages to look at; and
// the people at the desks, who act on them.
import { control, password, server } from './world.mjs'

const api = process.env.API_URL ?? server

export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('') // in two: nobody's scanner finds it here

// pdf is a small file that is a PDF.
export const pdf = (text = '') => Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n${text}\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`)

// png is a picture of one white point.
export const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==', 'base64')

// Client is somebody at the API.
export class Client {
  static async of(login) {
    const answer = await fetch(`${api}/api/v1/sessions`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ login, password }) })
    if (!answer.ok) throw new Error(`login of ${login}: ${answer.status} ${await answer.text()}`)
    const client = new Client()
    client.cookie = answer.headers.getSetCookie()[0].split(';')[0]
    return client
  }

  async call(method, path, body) {
    const form = body instanceof FormData
    const headers = { Cookie: this.cookie, ...(body && !form && { 'Content-Type': 'application/json' }), ...(method === 'POST' && { 'Idempotency-Key': crypto.randomUUID() }) }
    const answer = await fetch(`${api}/api/v1${path}`, { method, headers, body: form ? body : body && JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer.status === 204 ? undefined : answer.json()
  }

  // enter lets a browser be who this is.
  async enter(person) {
    const [name, value] = this.cookie.split('=')
    await person.context.addCookies([{ name, value, url: server }])
  }

  async upload(path, slot, name, content = pdf()) {
    const form = new FormData()
    for (const [field, value] of Object.entries(slot)) form.append(field, value)
    form.append('file', new Blob([content]), name)
    return this.call('POST', `${path}/materials`, form)
  }

  // until waits for a case to come to a status.
  async until(path, status) {
    for (let i = 0; i < 150; i++) {
      const now = await this.call('GET', path)
      if (now.status === status) return now
      await new Promise((done) => setTimeout(done, 200))
    }
    throw new Error(`${path} did not come to ${status}`)
  }
}

const money = 1_000_000 // fen

async function chaoyang(client) {
  for (let cursor = ''; ; ) {
    const page = await client.call('GET', `/courts?open=true&limit=100&cursor=${cursor}`)
    const found = page.items.find((court) => court.caseCode === '京0105')
    if (found) return found.code
    if (!page.next) throw new Error('the court of the trial is not open')
    cursor = page.next
  }
}

// draftPreservation is a preservation with everything but its files.
export async function draftPreservation(client) {
  const { version } = await client.call('GET', '/notices/preservation')
  const opened = await client.call('POST', '/preservations', {
    courtCode: await chaoyang(client), amount: money, category: 'pre_litigation', type: 'property', preSuitStage: 'before_filing', secured: true, submitterCapacity: 'applicant', noticeVersion: version,
  })
  const path = `/preservations/${opened.id}`
  const parties = await fill(client, path)
  const security = await client.call('POST', `${path}/securities`, { method: 'third_party', name: '连带责任保证', description: '保证人以其全部财产承担保证责任', value: money, guarantorName: '北京某担保有限公司' })
  return { id: opened.id, path, number: opened.number, security: security.id, ...parties }
}

// draftGuarantee is a guarantee with everything but its files.
export async function draftGuarantee(client) {
  const { version } = await client.call('GET', '/notices/insurer')
  const opened = await client.call('POST', '/guarantees', {
    courtCode: await chaoyang(client), category: 'pre_litigation', preSuitStage: 'before_filing', insurerCode: 'picc', preservationAmount: money, guaranteeAmount: money, submitterCapacity: 'applicant', consentVersion: version,
  })
  const path = `/guarantees/${opened.id}`
  return { id: opened.id, path, number: opened.number, ...(await fill(client, path)) }
}

async function fill(client, path) {
  const address = '北京市朝阳区大屯路119号'
  const applicant = await client.call('POST', `${path}/parties`, {
    role: 'applicant', kind: 'person', name: '田浩', idType: 'id_card', idNumber: '110105199003070009', phone: '13800000000', mailingAddress: address, postalCode: '100101', domicile: address,
  })
  const respondent = await client.call('POST', `${path}/parties`, {
    role: 'respondent', kind: 'organization', organizationType: 'enterprise', name: '国石传媒集团有限公司', legalRepresentative: '李雷', phone: '13900000000', address: '上海市浦东新区世纪大道12号', mailingAddress: '上海市浦东新区世纪大道12号',
  })
  await client.call('POST', `${path}/clues`, { kind: 'house', ownerPartyId: respondent.id, value: 10_000_000, house: { certificateNumber: '京房12345号', address: '北京市朝阳区望京路1号' } })
  await client.call('POST', `${path}/clues`, { kind: 'deposit', ownerPartyId: respondent.id, value: 500_000, deposit: { bank: '中国工商银行北京望京支行', account: '6222020200112233445', holder: '国石传媒集团有限公司' } })
  return { applicant: applicant.id, respondent: respondent.id }
}

// files puts one file into each slot that needs one.
export async function files(client, k) {
  for (const [slot, name] of [['application_form', '财产保全申请书.pdf'], ['complaint', '起诉状.pdf'], ['evidence', '借款合同.pdf']]) await client.upload(k.path, { slot }, name)
  await client.upload(k.path, { slot: 'identity', partyId: k.applicant }, '身份证.pdf')
  if (k.security) await client.upload(k.path, { slot: 'security', securityId: k.security }, '保证书.pdf')
  await checked(client, k)
}

// checked waits until no file is being checked any more.
async function checked(client, k) {
  for (let i = 0; i < 100; i++) {
    const { items } = await client.call('GET', `${k.path}/materials`)
    if (items.every((m) => m.scan !== 'pending')) return
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error('the scanner did not answer')
}

// pay pays the open order of a case on the sandbox's phone.
export async function pay(client, k) {
  const { items } = await client.call('GET', `${k.path}/payments`)
  await control('POST', '/pay', { codeUrl: items.at(-1).codeUrl, result: 'success' })
}
