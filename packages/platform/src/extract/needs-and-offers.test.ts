import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extract } from './index.ts'

const wants = (text: string) => {
  const { needs, offers } = extract({ source: 'test', text })
  return { needs: needs.map(({ title }) => title), offers: offers.map(({ title }) => title) }
}

test('items of lists, rows of tables and labelled titles', () => {
  assert.deepEqual(wants('企业技术需求清单\n1. 气孔在线检测：节拍12秒\n需求单位：示例厂\n2. 燃气泄漏预警'), {
    needs: ['气孔在线检测', '燃气泄漏预警'],
    offers: [],
  })
  assert.deepEqual(wants('成果名称\t领域\n固态电解质膜\t新能源\n焊缝检测机器人\t装备'), {
    needs: [],
    offers: ['固态电解质膜', '焊缝检测机器人'],
  })
  assert.deepEqual(
    wants(
      '一、需求名称：铸锻件缺陷检测\n需求描述：效率低，需要自动化设备。\n【技术成果】超薄双极板\n成果简介：已完成路测。',
    ),
    {
      needs: ['铸锻件缺陷检测'],
      offers: ['超薄双极板'],
    },
  )
})

test('sentences in which somebody says what is wanted or can be given', () => {
  assert.deepEqual(wants('示例港口有限公司急需无人集卡调度系统。我们可提供测试场地。'), {
    needs: ['无人集卡调度系统'],
    offers: ['测试场地'],
  })
  assert.deepEqual(wants('We need an inspection drone. We offer a wind tunnel.'), {
    needs: ['an inspection drone'],
    offers: ['a wind tunnel'],
  })
})

test('general statements are neither', () => {
  assert.deepEqual(
    wants('城市需要宽容。我国拥有完整的产业体系。我们希望读者记住两点。比亚迪拥有技术。共征集到126项需求。'),
    {
      needs: [],
      offers: [],
    },
  )
})
