const categories = { pre_litigation: '诉前保全', litigation: '诉讼保全', pre_enforcement: '执行前保全' }
const types = { property: '财产保全', act: '行为保全', evidence: '证据保全' }
const capacities = { applicant: '申请人', lawyer: '律师', agent: '其他代理人' }
const stages = { before_filing: '未起诉或提起仲裁前', arbitration: '仲裁中' }

export const apply = {
  crumbs: { label: '所在位置', mine: '我的申请', preservation: '申请保全信息', guarantee: '申请担保信息' },
  optional: '（选填）',
  yuan: '元',
  categories, types, capacities, stages,
  unsecuredReasons: {
    support_or_injury: '追索赡养费、扶养费、抚育费、抚恤金、医疗费用、劳动报酬、工伤赔偿、交通事故人身损害赔偿',
    domestic_violence: '婚姻家庭纠纷案件中遭遇家庭暴力且经济困难',
    public_interest: '人民检察院提起的公益诉讼涉及损害赔偿',
    good_samaritan: '因见义勇为遭受侵害请求损害赔偿',
    clear_case: '案件事实清楚、权利义务关系明确，发生保全错误可能性较小',
    financial_institution: '申请保全人为商业银行、保险公司等具有独立偿付债务能力的金融机构及其分支机构',
    other: '其他理由',
  },
  basics: {
    title: '基本信息', court: '申请法院', type: '保全类型', category: '保全类别', stage: '非诉期间', amount: '申请保全金额', fee: '建议保全费', secured: '担保情况',
    submitter: '提交人', createdAt: '创建日期', submittedAt: '提交日期', capacity: '提交人身份', caseType: '案件类型', caseNumber: '案号', cause: '案由',
    judgmentCourt: '作出生效法律文书的法院', insurer: '保险公司', rate: '费率', guaranteeAmount: '申请担保金额', premium: '建议担保费', reason: '不提供担保的理由', number: '申请编号',
    yes: '有担保', no: '无担保', edit: '修改基本信息',
  },
  steps: {
    label: '申请步骤',
    preservation: { basics: '保全基本信息', securities: '担保信息', materials: '上传材料', preview: '预览提交' },
    guarantee: { basics: '担保基本信息', materials: '上传材料', preview: '预览提交' },
    of: (n: number, all: number) => `第 ${n} 步，共 ${all} 步`,
    back: '上一步', next: '下一步', keep: '暂存', kept: (at: string) => `已于 ${at} 暂存`, keptUntil: (day: string) => `草稿保留至 ${day}`,
    keptNow: '已全部暂存，您可以随时离开，下次从“我的申请”继续。',
    missing: (n: number) => `这一步还缺 ${n} 项`, skip: '先填写下一步，稍后补充', closed: '这份申请现在不能修改', view: '查看申请',
  },
  correction: { title: '请按法院的要求补正', insurer: '请按保险公司的要求补正', due: (at: string) => `请在 ${at} 前补正并重新提交，逾期申请将失效。` },
  stale: {
    title: '这份申请刚在别处改过', what: (when: string, what: string) => `${when}，${what}。您填写的内容还在，没有丢失。`, unknown: '您填写的内容还在，没有丢失。',
    parts: { basics: '基本信息', parties: '当事人', clues: '财产线索', securities: '担保信息', materials: '材料' },
    acts: { added: '添加了', changed: '修改了', removed: '删除了' },
    reload: '载入最新内容', mine: '保存我填写的内容',
  },
}
